"""Which procedure: three letters without marks find it among 400, and what a person took in last stands first."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from processes.cases.choice import Choice, fits, words_of
from processes.procedures.models import ProcedureVersion
from qms.ledger.now import frozen
from tests.processes.cases import making


@pytest.fixture(autouse=True)
def monday():
    with frozen(making.MONDAY):
        yield


def page_for(person, words=""):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(reverse("cases_new"), {"q": words} if words else {})


@pytest.mark.both_databases
def test_what_was_taken_in_last_stands_first_and_letters_narrow(office):
    first, second = making.procedure(office, code="QT-TP-01"), making.procedure(office, code="QT-TP-02")
    for procedure in (second, first, second):
        making.received(office, procedure)
    choice = Choice(office.motcua1)
    assert [each.revision.document for each in choice.used] == [second, first] and choice.versions == []
    assert Choice(office.motcua2).used == [] and len(Choice(office.motcua2).versions) == 2
    assert len(Choice(office.motcua1, "tp 02").used) == 1 and Choice(office.motcua1, "khong co").used == []
    page = page_for(office.motcua1, "02")
    assert "QT-TP-02" in page.text and "QT-TP-01" not in page.text and "autofocus" in page.text


def test_words_are_found_by_their_beginnings_and_a_title_by_its_first_letters(office):
    version = ProcedureVersion.objects.get(revision__document=making.procedure(office))
    version.revision.title = "Đăng ký khai sinh"
    version.found_by, version.initials = words_of(version)
    assert all(fits(version, typed) for typed in ("kha", "khai sin", "dkk", "Đăng", ""))
    assert not any(fits(version, typed) for typed in ("hai", "ksd", "khai tu"))


def test_however_many_procedures_there_are_the_queries_are_the_same(office, django_assert_num_queries):
    making.procedure(office, code="QT-TP-01")
    page_for(office.motcua1)  # what is remembered of the person and the program is read once
    with CaptureQueriesContext(connection) as one:
        page_for(office.motcua1)
    for number in (2, 3):
        making.received(office, making.procedure(office, code=f"QT-TP-0{number}"))
    with django_assert_num_queries(len(one)):
        assert page_for(office.motcua1).text.count("data-found=") == 3
