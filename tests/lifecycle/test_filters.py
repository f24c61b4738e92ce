"""One declaration of filters: register, workbook and API find the same, and tell the same of what can't be read."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from documents.controlled.models import Document
from qms.api.tokens import issue_token
from qms.lifecycle.door import create
from tests.processes.nonconformities import making


@pytest.fixture
def asked(office):
    """`asked(collection, **query) -> (page, API's answer, workbook)` as the quality manager sees them."""
    browser = Client()
    browser.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    script = Client(headers={"Authorization": f"Token {issue_token(office.qmr)}"})

    def ask(collection, **query):
        name = collection.replace("-", "_")
        page = browser.get(reverse(name), query)
        return page, script.get(f"/api/{collection}", query), browser.get(reverse(f"{name}_xlsx"), query)

    return ask


def documents(office):
    for code, kind in [("QT-1", "procedure"), ("BM-1", "form"), ("BM-2", "form")]:
        create(Document, by=office.congchuc1, code=code, title="A", kind=kind, unit=office.units["vhxh"])


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, ["BM-2", "BM-1", "QT-1"]),
        ({"kind": "form"}, ["BM-2", "BM-1"]),
        ({"q": "qt"}, ["QT-1"]),
        ({"unit": "vinhbao", "kind": "procedure"}, ["QT-1"]),
        ({"unit": "kt"}, []),
        ({"limit": "1"}, ["BM-2"]),
    ],
)
def test_page_and_script_find_the_same(office, asked, query, numbers):
    documents(office)
    page, answer, _workbook = asked("documents", **query)
    assert [row["record"].number for row in page.context["rows"]] == numbers
    assert [row["number"] for row in answer.json()["results"]] == numbers
    assert bool(page.context["next_url"]) == bool(answer.json()["next"])


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "nothing"},
        {"unit": "nowhere"},
        {"kindd": "form"},
        {"kind": ["form", "procedure"]},
        {"after": "x"},
        {"limit": "0"},
    ],
)
def test_what_can_t_be_read_is_told_everywhere_with_the_same_words(office, asked, query):
    documents(office)
    page, answer, workbook = asked("documents", **query)
    assert (page.status_code, answer.status_code, workbook.status_code) == (422, 422, 302)
    assert list(answer.json()["errors"]) == list(query)
    told = {name: list(map(str, said)) for name, said in page.context["filter"].faults.items()}
    assert told == answer.json()["errors"]
    assert not page.context.get("rows")
    words = page.content.decode()
    assert all(sentence in words for sentences in told.values() for sentence in sentences)
    assert workbook["Location"].startswith(reverse("documents") + "?")


@pytest.mark.parametrize("said", ["on", "true", "1", "True"])
def test_a_yes_is_read_however_it_is_said(office, asked, said):
    making.accepted(office)
    page, answer, _workbook = asked("nonconformities", unfinished=said)
    assert page.context["count"] == len(answer.json()["results"]) == 1


def test_neither_yes_nor_no_is_told(office, asked):
    making.accepted(office)
    page, answer, _workbook = asked("nonconformities", unfinished="perhaps")
    assert (page.status_code, answer.status_code) == (422, 422)
    page, answer, _workbook = asked("nonconformities", unfinished="false")
    assert page.context["count"] == len(answer.json()["results"]) == 1


def test_people_are_named_by_their_accounts_and_offered_where_they_occur(office, asked):
    record = making.accepted(office)
    page, answer, _workbook = asked("nonconformities", owner=record.owner.username)
    assert page.context["count"] == len(answer.json()["results"]) == 1
    offered = [key for key, _label in page.context["filter"].form.fields["owner"].choices]
    assert offered == ["", record.owner.username]
    page, answer, _workbook = asked("nonconformities", owner="chutich")
    assert page.status_code == answer.status_code == 200
    assert page.context["count"] == len(answer.json()["results"]) == 0
    assert 'value="chutich" selected' in page.content.decode()
    assert asked("nonconformities", owner="system")[1].status_code == 422


def test_several_states_are_asked_at_once(office, asked):
    record = making.accepted(office)
    page, answer, _workbook = asked("nonconformities", state=[record.state, "closed"])
    assert page.context["count"] == len(answer.json()["results"]) == 1
    assert asked("nonconformities", state="closed")[0].context["count"] == 0


def test_the_description_names_the_same_filters(office, asked):
    page, _answer, _workbook = asked("risks")
    described = json.loads(Client().get("/api/openapi.json").content)["paths"]["/api/risks"]["get"]["parameters"]
    asked_for = page.context["filter"]
    assert {each["name"] for each in described} == {*asked_for.filters, *asked_for.paging.fields}
