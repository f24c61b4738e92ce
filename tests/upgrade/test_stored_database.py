"""The small database of every release comes to this version whole: rows, evidence, tables, guards; and work goes on."""

import pytest
from django.db import IntegrityError, connection, transaction

from qms.evidence.verification import verify
from qms.inbox import doctor
from qms.inbox.passes import run_passes
from qms.ledger.checks import missing_guards
from qms.ledger.entry import recording
from qms.ledger.formats import kept_models
from qms.ledger.now import frozen
from qms.lifecycle.moving_record import MovingRecord
from qms.people.models import Unit, User
from tests.guards import forged
from tests.ledger.schemas import differences

from . import rows, tables
from .small_year import UNTIL, moment

pytestmark = pytest.mark.django_db


def run(sql, *words):
    with connection.cursor() as cursor:
        cursor.execute(sql, words)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def stored(upgraded):
    """{table: (columns, rows)} as they were released."""
    return {each["table"]: (each["columns"], each["rows"]) for each in upgraded.kept["tables"]}


def grown():
    """The kept models whose history has more than one row for a record."""
    for model in kept_models():
        newest = model.history.order_by("-sequence").first()
        if newest and newest.sequence > 2:
            yield model, newest


def test_the_evidence_is_whole(upgraded):
    assert [str(each) for each in verify()] == []


def test_the_doctor_finds_tables_and_guards_well(upgraded):
    assert missing_guards(connection) == []
    assert doctor.migrations().well and doctor.guards().well


def test_the_tables_are_those_of_a_new_database(upgraded):
    """Also where a guard is made by code that changed: a released database would not know of it without a migration."""
    assert differences(tables.standing(), upgraded.new) == {}


def test_every_row_of_the_history_is_there_as_it_was(upgraded):
    before, seen = stored(upgraded), 0
    for each in rows.rows_of(connection):
        columns, told = before.get(each["table"], (None, None))
        if "_historical" in each["table"] and columns == each["columns"]:
            assert each["rows"][: len(told)] == told, each["table"]
            seen += len(told)
    assert seen > 1000


def test_every_kind_of_record_is_in_it(upgraded):
    """A kind that came later has no row in it; the next release has one."""
    columns, formats = stored(upgraded)["ledger_rowformat"]
    known = {row[[name for name, _kind in columns].index("model")] for row in formats}
    moving = [model for model in kept_models() if issubclass(model, MovingRecord) and model._meta.label in known]
    assert moving and [model._meta.label for model in moving if not model._base_manager.exists()] == []


@pytest.mark.parametrize("column", ["reason", "act", "mac", "format"])
def test_an_altered_row_is_found(upgraded, column):
    model, newest = next(grown())
    with forged(connection):
        table = model.history.model._meta.db_table
        assert run(f"UPDATE {table} SET {column} = 'other' WHERE history_id = %s", newest.history_id) == 1
        assert [each for each in verify() if each.table == table and each.row == newest.history_id]


def test_a_lost_row_is_found(upgraded):
    model, newest = next(grown())
    with forged(connection):
        table = model.history.model._meta.db_table
        run(f"DELETE FROM {table} WHERE id = %s AND sequence = 2", newest.id)
        assert [each for each in verify() if each.table == table]


def test_a_lost_guard_is_named(upgraded):
    run("DROP TRIGGER people_unit_kept" + (" ON people_unit" if connection.vendor == "postgresql" else ""))
    assert missing_guards(connection) == ["people_unit_kept"]
    assert differences(tables.standing(), upgraded.new).keys() == {"trigger people_unit_kept"}


def test_the_guards_hold_what_was_restored(upgraded):
    for model, newest in grown():
        for attack in (
            f"UPDATE {model._meta.db_table} SET head = 'x' WHERE id = {newest.id}",
            f"DELETE FROM {model.history.model._meta.db_table} WHERE id = {newest.id}",
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                run(attack)


def test_work_goes_on(upgraded):
    """A new row, one more change of an old one, and the clock catching up: all follow on what was restored."""
    with frozen(moment(UNTIL)):
        with recording(by=User.objects.get(is_system=True), act="edit"):
            old = Unit.objects.order_by("pk").first()
            old.name += " (mới)"
            old.save()
            new = Unit(code="moi", name="Phòng mới", parent=old)
            new.save()
        run_passes()
    assert new.pk > max(Unit.objects.exclude(pk=new.pk).values_list("pk", flat=True))
    assert [str(each) for each in verify()] == []
