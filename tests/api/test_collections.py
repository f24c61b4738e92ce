"""Collections: filtered, found by words, a page at a time, and in a constant number of queries."""

import json
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from rest_framework.serializers import ModelSerializer

from documents.controlled.models import Document, DocumentRevision
from qms.api.records import record_serializer, row_serializer
from qms.lifecycle.door import create
from qms.lifecycle.registry import type_of

from . import making

pytestmark = pytest.mark.both_databases


def many(office, count):
    for number in range(count):
        create(
            Document,
            by=office.congchuc1,
            code=f"QT-{number:03d}",
            title=f"Quy trình {number}",
            kind="form" if number % 2 else "procedure",
            unit=office.units["vhxh"],
        )


def test_pages_follow_one_another_by_key(office, script):
    many(office, 5)
    page = script("congchuc1").get("documents", limit=2).json()
    numbers = [row["number"] for row in page["results"]]
    while page["next"]:
        address = urlsplit(page["next"])
        page = script("congchuc1").client.get(f"{address.path}?{address.query}").json()
        numbers += [row["number"] for row in page["results"]]
    assert numbers == ["QT-004", "QT-003", "QT-002", "QT-001", "QT-000"]


def test_a_page_asks_the_same_number_of_queries_whatever_it_holds(office, script):
    congchuc, counts = script("congchuc1"), []
    congchuc.get("documents")
    for more, limit in [(10, 10), (90, 100)]:
        for number in range(more):
            many_one = f"{more}-{number}"
            create(Document, by=office.congchuc1, code=many_one, title="A", kind="form", unit=office.units["vhxh"])
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(congchuc.get("documents", limit=limit).json()["results"]) == limit
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8


def test_a_collection_is_narrowed_by_field_unit_state_and_words(office, script):
    many(office, 4)
    congchuc = script("congchuc1")
    assert len(congchuc.get("documents", kind="form").json()["results"]) == 2
    assert len(congchuc.get("documents", q="quy trinh 3").json()["results"]) == 1
    assert len(congchuc.get("documents", unit="vhxh").json()["results"]) == 4
    making.draft(script)
    assert len(congchuc.get("document-revisions", state=["draft", "approved"]).json()["results"]) == 1
    assert len(congchuc.get("document-revisions", state="effective").json()["results"]) == 0
    assert len(congchuc.get("document-revisions", mine="true").json()["results"]) == 1
    assert len(script("chutich").get("document-revisions", mine="true").json()["results"]) == 0


@pytest.mark.parametrize("asked", [{"kindd": "form"}, {"kind": "x"}, {"limit": 0}, {"after": "x"}, {"unit": "nowhere"}])
def test_a_question_that_is_not_understood_is_refused(script, asked):
    refusal = script("congchuc1").get("documents", **asked)
    assert refusal.status_code == 422
    assert list(refusal.json()["errors"]) == list(asked)


def test_long_texts_are_left_to_the_record(script):
    revision = making.draft(script)
    row = script("congchuc1").get("document-revisions").json()["results"][0]
    assert "text" not in row
    assert script("congchuc1").get(f"document-revisions/{revision['id']}").json()["text"] == "<p>Mục đích</p>"


def test_a_created_record_has_an_address(script):
    body = {"code": "QT-1", "title": "A", "kind": "form", "unit": "vhxh"}
    answer = script("congchuc1").post("documents", body)
    assert answer.status_code == 201
    assert script("congchuc1").client.get(answer["Location"]).json()["number"] == "QT-1"


def test_a_record_without_a_form_is_not_created(script):
    refusal = script("congchuc1").post("acknowledgements", {})
    assert refusal.status_code == 405


@pytest.mark.parametrize("model", [DocumentRevision, Document])
def test_a_row_of_a_list_is_what_its_serializer_writes(office, script, model):
    """Read as values and written by ways found out once: as REST framework would write the object itself."""
    making.submitted(script)
    listed = script("congchuc1").get(type_of(model).collection).json()["results"]
    serializer, read = row_serializer(model)(), record_serializer(model)()
    for row, told in zip(model.objects.order_by("-pk"), listed, strict=True):
        with override("en"):
            assert told == json.loads(json.dumps(ModelSerializer.to_representation(serializer, row)))
            assert read.to_representation(row) == ModelSerializer.to_representation(read, row)


def test_the_words_of_a_list_are_in_the_callers_language_and_the_moments_in_the_offices_time(script, settings):
    """What is found out once for a page is found out anew for the next."""
    making.submitted(script)
    address, client = "/api/document-revisions", script("congchuc1").client

    def told(language):
        row = client.get(address, HTTP_ACCEPT_LANGUAGE=language).json()["results"][0]
        return row["state_label"], row["created_at"][-6:]

    (english, at), (vietnamese, _at), again = told("en"), told("vi"), told("en")
    assert english != vietnamese and again == (english, at) and at == "+07:00"
    settings.TIME_ZONE = "UTC"
    assert told("en")[1][-1] == "Z"


def test_the_keys_of_a_page_are_taken_from_the_narrow_table(office, script):
    """What is listed by a name is joined to the rows of the page alone, not to every row before the page is cut."""
    many(office, 3)
    with CaptureQueriesContext(connection) as asked:
        script("congchuc1").get("documents")
    keys = [each["sql"] for each in asked if "ORDER BY" in each["sql"] and "LIMIT 51" in each["sql"]]
    assert len(keys) == 1 and "JOIN" not in keys[0].partition("WHERE")[0]
