"""The database refuses whatever did not come through the door. Raw SQL, on the database that is set."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from documents.controlled.models import DocumentRevision
from qms.evidence.counted_keys import keep_keys
from qms.evidence.identity import erase_identity, keep_identity, open_identity
from qms.evidence.links import link
from qms.evidence.numbers import next_number
from qms.evidence.seals import make_seal
from qms.ledger.entry import NotRecorded, recording
from qms.ledger.kept import NotAllowedOnKeptRows
from qms.people.models import Unit
from tests.documents.controlled import making
from tests.roles import as_owner

from .forging import put, row_of, run

REVISION, HISTORY = "controlled_documentrevision", "controlled_historicaldocumentrevision"
NEXT = "sequence = sequence + 1"

REFUSED = {
    "a state that no act leads to": f"UPDATE {REVISION} SET state = 'effective', {NEXT}",
    "a state that does not exist": f"UPDATE {REVISION} SET state = 'perfect', {NEXT}",
    "a change without the next sequence": f"UPDATE {REVISION} SET title = 'x'",
    "a sequence that jumps": f"UPDATE {REVISION} SET sequence = sequence + 2",
    "a sequence that goes back": f"UPDATE {REVISION} SET sequence = sequence - 1",
    "another id": f"UPDATE {REVISION} SET id = id + 1000, {NEXT}",
    "another number": f"UPDATE {REVISION} SET number = 'x', {NEXT}",
    "a record deleted": f"DELETE FROM {REVISION}",
    "history rewritten": f"UPDATE {HISTORY} SET reason = 'x'",
    "history deleted": f"DELETE FROM {HISTORY}",
    "a series that jumps": "UPDATE evidence_numberseries SET last = last + 2",
    "a series that goes back": "UPDATE evidence_numberseries SET last = last - 1",
    "a series renamed": "UPDATE evidence_numberseries SET series = 'x', last = last + 1",
    "a series deleted": "DELETE FROM evidence_numberseries",
    "a series that begins late": "INSERT INTO evidence_numberseries (series, period, last) VALUES ('x', '', 7)",
    "a seal rewritten": "UPDATE evidence_seal SET root = 'x'",
    "a seal deleted": "DELETE FROM evidence_seal",
    "counted keys rewritten": "UPDATE evidence_countedkeys SET text = 'x'",
    "counted keys deleted": "DELETE FROM evidence_countedkeys",
    "a link rewritten": f"UPDATE evidence_link SET kind = 'cites', {NEXT}",
    "a link deleted": "DELETE FROM evidence_link",
    "an identity rewritten": "UPDATE evidence_identity SET full_name = 'x'",
    "an identity's digest rewritten": "UPDATE evidence_identity SET full_name = '', id_number = '', phone = '', "
    "address = '', digest = 'x'",
    "an identity deleted": "DELETE FROM evidence_identity",
    "an opening rewritten": "UPDATE evidence_identityopening SET why = 'x'",
    "an opening deleted": "DELETE FROM evidence_identityopening",
    "a person deleted": "DELETE FROM people_user",
}
KEPT_TABLES = (
    REVISION,
    HISTORY,
    "evidence_seal",
    "evidence_numberseries",
    "evidence_identityopening",
    "evidence_link",
    "evidence_countedkeys",
)


@pytest.fixture
def filled(office):
    revision = making.submitted(office)
    other = making.document(office, code="QT-HT-02")
    with recording(by=office.congchuc1, act="link"):
        link(revision, other)
    with transaction.atomic():
        next_number("cases", "2026")
        keep_keys(REVISION, [(revision.pk, revision.sequence)])
    open_identity(keep_identity(full_name="Trần Thị B"), by=office.motcua1, why="In giấy hẹn")
    make_seal()
    return revision


def refused(*attack, error=IntegrityError):
    connection.check_constraints()  # PostgreSQL empties no table that has deferred checks waiting
    with pytest.raises(error), transaction.atomic():
        for each in attack:
            run(each) if isinstance(each, str) else each()
        connection.check_constraints()


@pytest.mark.parametrize("attack", REFUSED)
def test_the_database_refuses(filled, attack):
    refused(REFUSED[attack])


@pytest.mark.parametrize("table", KEPT_TABLES)
def test_the_database_refuses_to_empty(filled, table):
    if connection.vendor == "sqlite":
        refused(f"DELETE FROM {table}")
    else:
        # A table that others point at is refused by PostgreSQL itself; with CASCADE our guards answer.
        refused(f"TRUNCATE {table} CASCADE")
        refused(f"TRUNCATE {table}", error=DatabaseError)


@pytest.mark.parametrize("table", [*KEPT_TABLES, "evidence_identity", "people_unit", "controlled_document"])
def test_the_database_refuses_to_replace(filled, table):
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    row = row_of(table)
    refused(lambda: put(table, row, verb))


@pytest.mark.parametrize("state", ["in_review", "approved", "effective", "withdrawn"])
def test_a_record_begins_at_the_start(filled, state):
    row = row_of(REVISION) | {"id": 999, "number": "x", "state": state}
    refused(lambda: put(REVISION, row))


def test_a_second_row_for_one_sequence_is_refused(filled):
    row = row_of(HISTORY) | {"history_id": 99999, "reason": "x"}
    refused(lambda: put(HISTORY, row))


def test_a_record_without_history_is_refused(filled):
    row = row_of("controlled_document") | {"id": 999, "number": "x"}
    refused(lambda: put("controlled_document", row))


def test_an_erased_identity_is_accepted_and_not_filled_again(filled):
    identity = keep_identity(full_name="Lê Văn C", phone="0912")
    erase_identity(identity, by=filled.author, why="Hết hạn giữ")
    identity.full_name = "Lê Văn D"
    refused(identity.save)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", ["title = 'x'", "state = 'approved'", "head = 'x'"])
def test_a_change_without_history_is_refused_at_commit(filled, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        run(f"UPDATE {REVISION} SET {change}, {NEXT} WHERE id = %s", filled.pk)
    assert DocumentRevision.objects.get(pk=filled.pk).state == "in_review"


@pytest.mark.django_db(transaction=True)
def test_a_save_that_would_skip_history_writes_it_all_the_same(filled):
    before = filled.history.count()
    filled.title = "x"
    filled.skip_history_when_saving = True
    with transaction.atomic(), recording(by=filled.author, act="edit"):
        filled.save()
    assert filled.history.count() == before + 1
    assert not hasattr(filled, "save_without_historical_record")


@pytest.mark.django_db(transaction=True)
def test_with_foreign_keys_switched_off_a_change_without_history_is_refused_all_the_same(filled):
    table = type(filled)._meta.db_table
    if connection.vendor == "sqlite":
        run("PRAGMA foreign_keys = OFF")
    try:
        with pytest.raises(IntegrityError), transaction.atomic():
            run(f"UPDATE {table} SET title = 'x', sequence = sequence + 1 WHERE id = %s", filled.pk)
    finally:
        if connection.vendor == "sqlite":
            run("PRAGMA foreign_keys = ON")


IN_PYTHON = {
    "update": lambda rows: rows.update(name="x"),
    "delete": lambda rows: rows.delete(),
    "bulk_create": lambda rows: rows.bulk_create([Unit(code="x", name="x")]),
    "bulk_update": lambda rows: rows.bulk_update(list(rows), ["name"]),
    "get_or_create": lambda rows: rows.get_or_create(code="x"),
    "update_or_create": lambda rows: rows.update_or_create(code="x"),
    "delete of one": lambda rows: rows.get().delete(),
    "save of some fields": lambda rows: rows.get().save(update_fields=["name"]),
    "save of a row read in part": lambda rows: rows.only("code").get().save(),
}


@pytest.mark.parametrize("write", IN_PYTHON)
def test_kept_rows_are_not_written_past_their_history(office, write):
    rows = Unit.objects.filter(pk=office.units["kt"].pk)
    with recording(by=office.qmr, act="edit"), pytest.raises(NotAllowedOnKeptRows):
        IN_PYTHON[write](rows)


def test_a_save_outside_of_a_recording_raises(office):
    with pytest.raises(NotRecorded):
        office.units["kt"].save()
    with pytest.raises(NotRecorded):
        Unit.objects.create(code="x", name="x")


def test_the_base_manager_is_no_way_round(office):
    with as_owner(connection):
        refused(lambda: Unit._base_manager.filter(code="kt").update(name="x"))
        refused(lambda: Unit._base_manager.filter(code="kt")._raw_delete("default"))
