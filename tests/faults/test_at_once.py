"""Two people at once: one wins, the other is told; nothing is done twice."""

import threading
import time

import pytest
from django.db import connection, transaction
from django.test import Client

from audits.conduct.models import Audit
from audits.findings.models import Finding
from documents.controlled.models import Document, DocumentRevision
from processes.cases import forms as desk_forms
from processes.cases.models import Case
from qms.evidence.numbers import next_number
from qms.evidence.seals import Seal, make_seal
from qms.evidence.verification import verify
from qms.ledger.entry import recording
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import ConcurrentTransition, WrongState
from qms.lifecycle.models import Task
from qms.people.models import Unit
from tests.audits.conduct import making as audits
from tests.audits.findings import making as findings
from tests.documents.controlled import making
from tests.office import Office, fresh
from tests.processes.cases import making as cases
from tests.roles import as_owner

from .crowd import at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)
CLIENTS, RECORDS = 8, 12


@pytest.fixture
def office(transactional_db):
    return Office()


def ready_to_approve(office, code):
    document = making.document(office, code=code)
    revision = making.submitted(office, document_=document)
    return perform(revision.endorse, by=office.truongphong, password="demo")


def approval(revision, person, sequence=None):
    seen = DocumentRevision.objects.get(pk=revision.pk)
    return lambda: perform(seen.approve, by=fresh(person), password="demo", sequence=sequence)


@pytest.mark.parametrize("page", ["with the sequence it saw", "without"])
def test_of_two_approvals_one_wins(office, page):
    revision = ready_to_approve(office, "QT-01")
    sequence = revision.sequence if page.startswith("with the") else None
    answers = at_once(*[approval(revision, office.chutich, sequence)] * 2)
    (refusal,) = refusals(answers)
    assert isinstance(refusal, ConcurrentTransition if sequence else WrongState)
    assert [row.act for row in revision.history.order_by("sequence")] == ["create", "submit", "endorse", "approve"]
    assert Task.objects.about(revision).open().count() == 1


def test_of_approving_and_returning_one_wins(office):
    revision = ready_to_approve(office, "QT-01")

    def give_back():
        return perform(revision.return_for_change, by=fresh(office.chutich), reason="Thiếu biểu mẫu")

    answers = at_once(approval(revision, office.chutich), give_back)
    assert len(refusals(answers)) == 1
    assert revision.history.count() == 4
    assert Task.objects.about(revision).open().count() == 1


def test_of_one_dossier_entered_at_two_desks_the_later_is_asked(office, monkeypatch):
    procedure, looked = cases.procedure(office), desk_forms.dossiers_like

    def looks_slowly(*args, **about):
        found = looked(*args, **about)
        time.sleep(0.2)  # the other desk looks meanwhile, if it may
        return found

    monkeypatch.setattr(desk_forms, "dossiers_like", looks_slowly)
    typed = {"procedure": procedure.number, "channel": "counter", "parts": cases.PARTS, "applicant_name": "Lê Thị Hai"}

    def desk():
        client = Client()
        client.force_login(fresh(office.motcua1), backend="django.contrib.auth.backends.ModelBackend")
        return client.post("/cases/new", typed | {"whole-form": "1"}).status_code

    assert sorted(at_once(desk, desk)) == [302, 422]
    assert Case.objects.count() == 1


def test_a_double_submit_has_exactly_one_winner_each(office):
    revisions = [making.draft(office, document_=making.document(office, code=f"QT-{n}")) for n in range(RECORDS)]
    for revision in revisions:
        jobs = [lambda r=revision: perform(r.submit, by=fresh(office.congchuc1)) for _ in range(CLIENTS)]
        answers = at_once(*jobs)
        assert len(refusals(answers)) == CLIENTS - 1
        assert all(isinstance(each, WrongState) for each in refusals(answers)), refusals(answers)
        assert revision.history.filter(act="submit").count() == 1
    assert list(verify()) == []


def submit_without_the_door(pk):
    """What a careless program would do: read, look, write; no lock, no counter, no guard."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT state FROM naive WHERE id = %s", [pk])
        if cursor.fetchone()[0] != "draft":
            raise WrongState([])
        time.sleep(0.02)
        cursor.execute("UPDATE naive SET state = 'in_review', submitted = submitted + 1 WHERE id = %s", [pk])


def test_the_naive_way_does_it_twice(office):
    """The control: on PostgreSQL the same crowd doubles where there is no door. SQLite queues whole transactions."""
    with as_owner(connection), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE naive (id integer PRIMARY KEY, state text, submitted integer)")
        if connection.vendor == "postgresql":
            cursor.execute("GRANT SELECT, UPDATE ON naive TO PUBLIC")
        cursor.execute("INSERT INTO naive VALUES (1, 'draft', 0)")
    try:
        at_once(*[lambda: submit_without_the_door(1)] * CLIENTS)
        with connection.cursor() as cursor:
            cursor.execute("SELECT submitted FROM naive")
            times = cursor.fetchone()[0]
        assert times > 1 if connection.vendor == "postgresql" else times == 1
    finally:
        with as_owner(connection), connection.cursor() as cursor:
            cursor.execute("DROP TABLE naive")


def test_numbers_given_at_once_have_no_gap_and_no_double():
    def take():
        with transaction.atomic():
            return next_number("crowd", "2026")

    assert sorted(at_once(*[take] * CLIENTS)) == list(range(1, CLIENTS + 1))


def test_one_document_gets_one_open_revision(office):
    document = making.document(office)
    answers = at_once(*[lambda: making.draft(office, document_=Document.objects.get(pk=document.pk))] * 4)
    assert len(refusals(answers)) == 3
    assert document.revisions.count() == 1


def test_auditors_who_log_at_once_get_a_number_each(office):
    audit = findings.under_way(office)
    words = findings.WORDS | {"clause": audits.clause()}

    def log():
        return create(Finding, by=fresh(audit.lead), audit=Audit.objects.get(pk=audit.pk), **words)

    assert refusals(at_once(*[log] * CLIENTS)) == []
    numbers = Finding.objects.order_by("pk").values_list("number", flat=True)
    assert sorted(numbers) == [f"{audit.number}/PH-{place:02d}" for place in range(1, CLIENTS + 1)]


def test_two_sealers_make_one_seal(office):
    answers = at_once(make_seal, make_seal)
    assert refusals(answers) == []
    assert Seal.objects.count() == 1
    assert list(verify()) == []


def test_no_open_transaction_slips_a_row_in_behind_a_seal(office):
    """A writer holds a row back, asks for the next table, and commits: the sealer gives way and then sees all."""
    if connection.vendor == "sqlite":
        assert connection.transaction_mode == "IMMEDIATE"  # one writer at a time; there is nothing to slip through
        return
    written, sealing = threading.Event(), threading.Event()

    def write():
        with transaction.atomic(), recording(by=office.qmr, act="edit"):
            Unit.objects.get(code="kt").save()
            written.set()
            sealing.wait(10)
            time.sleep(0.5)
            making.document(office, code="QT-99")
        return "written"

    def seal():
        written.wait(10)
        sealing.set()
        return make_seal()

    answers = at_once(write, seal)
    assert refusals(answers) == []
    assert list(verify()) == []
    assert make_seal() is None
