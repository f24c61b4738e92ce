"""Rows written together are kept as rows written one by one: chained, with their history, and refused alike."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from qms.evidence.verification import verify
from qms.ledger.entry import NotRecorded, recording
from qms.ledger.kept import NotAllowedOnKeptRows
from qms.people.models import Unit

MANY = 400  # more values than SQLite took in one statement long ago


def units(office, count):
    return [Unit(code=f"to{number}", name=f"Tổ {number}", parent=office.units["kt"]) for number in range(count)]


def saved(office, rows, act="found", **words):
    with CaptureQueriesContext(connection) as asked, recording(by=office.qmr, act=act, **words):
        Unit.save_all(rows)
    return [each["sql"].split()[0] for each in asked]


def test_many_new_rows_are_two_statements(office):
    rows = units(office, MANY)
    assert saved(office, rows, reason="Lập tổ") == ["INSERT", "INSERT"]
    assert Unit.objects.get(code=f"to{MANY - 1}").pk == rows[-1].pk
    for row in (rows[0], rows[-1]):
        (history,) = row.history.all()
        assert (history.act, history.reason, history.history_type) == ("found", "Lập tổ", "+")
        assert (history.name, history.head, history.sequence) == (row.name, row.head, 1)
    assert rows[0].path == "/vinhbao/kt/to0/"
    assert list(verify()) == []


def test_new_and_changed_rows_are_three_statements(office):
    changed = list(Unit.objects.filter(parent__isnull=False).select_related("parent"))
    for row in changed:
        row.name = f"{row.name} mới"
    assert saved(office, [*changed, *units(office, 2)], "rename") == ["INSERT", "INSERT", "UPDATE"]
    assert all(Unit.objects.get(pk=row.pk).name.endswith(" mới") for row in changed)
    assert [(row.history_type, row.sequence) for row in changed[0].history.all()] == [("~", 2), ("+", 1)]
    assert list(verify()) == []


def test_many_chain_as_each_by_itself(office):
    """The same words over the same rows give the same heads."""
    with recording(by=office.qmr, act="found") as entry:
        alone, together = units(office, 2)
        together.code, together.name = alone.code, alone.name
        alone._follow_on(entry)
        together._follow_on(entry)
    assert alone.head == together.head != ""


def test_nothing_to_write_asks_nothing(office):
    assert saved(office, []) == []


def test_rows_written_together_need_a_recording(office):
    with pytest.raises(NotRecorded), transaction.atomic():
        Unit.save_all(units(office, 2))
    assert not Unit.objects.filter(code="to0").exists()


def test_a_row_read_in_part_is_not_written_with_others(office):
    with pytest.raises(NotAllowedOnKeptRows), recording(by=office.qmr, act="rename"):
        Unit.save_all(list(Unit.objects.only("code")))


@pytest.mark.django_db(transaction=True)
def test_a_row_that_somebody_else_changed_is_refused_with_all_others(office):
    stale, other = Unit.objects.get(code="kt"), Unit.objects.get(code="hcc")
    with transaction.atomic():
        saved(office, [Unit.objects.get(code="kt")], "rename")
    other.name = "Khác"
    with pytest.raises(IntegrityError), transaction.atomic():
        saved(office, [other, stale], "rename")
    assert Unit.objects.get(code="hcc").name != "Khác"
