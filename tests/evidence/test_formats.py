"""A field that is added or dropped later breaks no row, and no seal, that was written before."""

import json

import pytest
from django.db import connection

from qms.evidence.seals import make_seal
from qms.evidence.verification import verify
from qms.ledger import chain, kept
from qms.ledger import history as history_module
from qms.ledger.chain import fields_of, format_of, plain, sha256
from qms.ledger.entry import recording
from qms.ledger.models import RowFormat
from qms.people.models import Unit
from tests.office import Office
from tests.roles import as_owner


@pytest.fixture
def before_a_field_was_added(db, monkeypatch):
    """Write rows as a version of the program did that knew a field less; undone by calling what it gives."""
    fewer = tuple(name for name in fields_of(Unit) if name != "name")
    earlier = sha256(json.dumps(["people.Unit", fewer]))[:12]  # a format is named by its fields
    with as_owner(connection):
        RowFormat.objects.create(format=earlier, model="people.Unit", fields=list(fewer))
    with monkeypatch.context() as then:
        then.setattr(kept, "fields_of", lambda model: fewer if model is Unit else fields_of(model))
        for module in (kept, history_module):
            then.setattr(module, "format_of", lambda model: earlier if model is Unit else format_of(model))
        yield earlier, then.undo


def test_rows_of_an_earlier_format_stay_whole(before_a_field_was_added):
    office, (earlier, undo) = Office(), before_a_field_was_added
    make_seal()
    undo()
    with recording(by=office.qmr, act="edit"):
        unit = Unit.objects.get(code="kt")
        unit.save()
    assert list(unit.history.order_by("sequence").values_list("format", flat=True)) == [earlier, format_of(Unit)]
    make_seal()
    assert list(verify()) == []


def test_a_format_that_nobody_remembers_is_a_finding(office):
    with as_owner(connection):
        RowFormat.objects.filter(model="people.Unit").delete()
    assert {(each.table, "is not known" in each.says) for each in verify()} == {("people_historicalunit", True)}


def test_a_format_whose_field_is_gone_is_a_finding(office):
    with as_owner(connection):
        RowFormat.objects.filter(model="people.Unit").update(fields=["name", "vanished"])
    assert {each.table for each in verify()} == {"people_historicalunit", "ledger_rowformat"}


def test_what_cannot_be_written_the_same_twice_is_refused():
    with pytest.raises(TypeError):
        plain(object())
    assert chain.canonical("f", [1, None, True, "đ"], ["w"]) == '["f",[1,null,true,"đ"],["w"]]'
