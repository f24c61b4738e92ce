"""The administrator keeps users and settings, and sees nothing of the quality system."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from qms.api.tokens import issue_token
from qms.lifecycle.registry import record_types

from .addresses import address

pytestmark = pytest.mark.both_databases

RECORDS = [
    "document",
    "effective",
    "draft",
    "acknowledgement",
    "review",
    "process",
    "version",
    "case",
    "exemption",
    "action",
    "plan",
    "round",
    "report",
]


@pytest.fixture
def browser(world):
    found = Client(headers={"Authorization": f"Token {issue_token(world.office.quantri)}"})
    found.force_login(world.office.quantri, backend="django.contrib.auth.backends.ModelBackend")
    return found


def pages_of(kind):
    """Where the pages of the records of a type stand, up to the record's key."""
    return reverse(f"{kind.url_name}_record", args=[0]).removesuffix("0")


def not_for_them():
    """The record types of which the administrator is told nothing.

    They propose who holds a post of power, and a year's preparation asks them for the days off.
    """
    told = [kind.collection for kind in record_types().values() if kind.model.told_administrators]
    assert sorted(told) == ["assignments", "years"]
    return [kind for kind in record_types().values() if kind.collection not in told]


def test_registers_show_no_record(browser, world):
    numbers = {getattr(world, name).number for name in RECORDS}
    for kind in not_for_them():
        page = browser.get(reverse(kind.url_name)).content.decode()
        assert not [number for number in numbers if f">{number}<" in page], kind.collection
        assert not re.search(rf"{pages_of(kind)}\d", page), kind.collection


@pytest.mark.parametrize("page", ["home", "procedures", "process_map", "cases_printed", "notices"])
def test_other_lists_name_no_record(browser, world, page):
    answer = browser.get(reverse(page)).content.decode()
    assert not [name for name in RECORDS if getattr(world, name).number in answer]


def test_search_finds_nothing(browser, world):
    for asked in ("QT-HT-01", "kiểm soát", "kiem soat", world.case.number, "Nguyễn"):
        answer = browser.get(reverse("search"), {"q": asked}).content.decode()
        assert not [name for name, kind in record_types().items() if f'href="{pages_of(kind)}' in answer]


def test_files_papers_and_pages_of_records_do_not_exist(browser, world):
    for line in ("file", "case_paper", "case_identity", "revision_compare", "cases_record", "documents_record"):
        assert browser.get(address(line, world)).status_code == 404


def test_the_api_lists_and_gives_nothing(browser, world):
    for kind in not_for_them():
        name = kind.collection
        assert browser.get(f"/api/{name}").json() == {"results": [], "next": None}
        some = kind.model._base_manager.first()
        assert some is not None, name
        assert browser.get(f"/api/{name}/{some.pk}").status_code == 404
        assert browser.get(f"/api/{name}/{some.pk}/history").status_code == 404


def test_nothing_of_it_is_missing_for_who_may_see_it(world):
    """The same looks by the quality manager find the records: the tests above do not pass by chance."""
    client = Client()
    client.force_login(world.office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    for kind in record_types().values():
        assert re.search(rf"{pages_of(kind)}\d", client.get(reverse(kind.url_name)).text), kind.collection
    assert 'href="/documents/' in client.get(reverse("search"), {"q": "kiem soat"}).content.decode()
