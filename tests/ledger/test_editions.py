"""makemigrations sees whatever changes in a guard: its arrows, its keys, and the code that makes its SQL."""

import hashlib

import pytest
from django.db import connection, models
from django.db.backends.postgresql.base import DatabaseWrapper as PostgreSQL
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLite
from django.db.migrations import AddConstraint, CreateModel, RemoveConstraint
from django.db.migrations.state import ModelState, ProjectState
from django.db.models.functions import Coalesce

from qms.ledger.guards import EDITION, Guard
from qms.ledger.migration_steps import LeanAutodetector
from qms.ledger.places import KeptPlaces
from qms.ledger.row_guards import HistoryGuards, KeptGuards
from qms.ledger.row_keys import HeldKey, TargetKey

# Digest of the SQL that each edition makes of the specimens below.
HELD = {1: "53f91ca0c62594a0ce90f733244ed5b7825ed1a46ba77f4bec9f4daba18e4db6"}

KEYS = [
    models.UniqueConstraint(fields=["number"], name="number"),
    models.UniqueConstraint(
        Coalesce("place", 0), name="one_a_place", condition=models.Q(state="open") & ~models.Q(number="")
    ),
]
KEPT = {"name": "odd_thing_guards", "history": "odd_historicalthing", "keys": KEYS, "numbered": True, "stated": True}
ARROWS = {"arrows": [("open", "closed"), ("closed", "open")], "start": "open"}
SPECIMENS = [
    KeptGuards(**KEPT, **ARROWS),
    KeptGuards(name="odd_plain_guards", history="odd_historicalplain"),
    HistoryGuards(name="odd_thing_h_guards"),
    KeptPlaces(name="odd_thing_places", keys=KEYS),
    HeldKey(name="tied", fields=["place"], target="odd_place", target_fields=["id"], events=["INSERT", "UPDATE"]),
    Guard(name="odd_thing_fixed", event="UPDATE", says="what's written stays, 100 %"),
]
FIELDS = {
    "id": models.BigAutoField(primary_key=True),
    "sequence": models.IntegerField(),
    "number": models.CharField(max_length=9, unique=True),
    "place": models.IntegerField(null=True),
    "state": models.CharField(max_length=9),
}


def state_with(*constraints):
    fields = [(name, field.clone()) for name, field in FIELDS.items()]
    state = ProjectState()
    state.add_model(ModelState("odd", "Thing", fields, {"constraints": [*constraints], "indexes": []}))
    return state


def test_other_sql_is_another_edition():
    told = []
    for vendor in (SQLite, PostgreSQL):
        database = vendor(connection.settings_dict | {"OPTIONS": {}})
        editor, model = database.SchemaEditorClass(database), state_with().apps.get_model("odd", "Thing")
        told += [str(sql) for each in SPECIMENS for sql in each.statements(model, editor)]
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()
    assert digest == HELD.get(EDITION), (
        "The guards make other SQL than this edition did: raise EDITION in qms/ledger/guards.py, make migrations for "
        "all apps, and hold the new digest here beside the old ones."
    )


CHANGES = {
    "an arrow": {"arrows": [("open", "closed")]},
    "the start": {"start": "closed"},
    "who moves it": {"elsewhere": "NEW.place = 1"},
    "a key more": {"keys": [*KEYS, models.UniqueConstraint(fields=["place"], name="place")]},
    "a key's condition": {"keys": [KEYS[0], models.UniqueConstraint(Coalesce("place", 0), name="one_a_place")]},
    "a number": {"numbered": False},
    "a state": {"stated": False},
    "the history": {"history": "odd_otherhistory"},
    "the edition": {"edition": EDITION + 1},
}


def written(before, after):
    """The operations that makemigrations writes between two states."""
    changes = LeanAutodetector(before, after)._detect_changes()
    return [operation for each in changes.get("odd", []) for operation in each.operations]


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_written_into_a_migration(what):
    before, after = KeptGuards(**KEPT, **ARROWS), KeptGuards(**KEPT | ARROWS | CHANGES[what])
    removed, added = written(state_with(before), state_with(after))
    assert isinstance(removed, RemoveConstraint) and removed.name == before.name
    assert isinstance(added, AddConstraint) and added.constraint == after


@pytest.mark.parametrize("guards", SPECIMENS, ids=lambda guards: guards.name)
def test_another_edition_of_each_is_written_and_the_same_is_not(guards):
    _path, _args, told = guards.deconstruct()
    same, other = type(guards)(**told), type(guards)(**told | {"edition": EDITION + 1})
    assert written(state_with(guards), state_with(same)) == []
    assert len(written(state_with(guards), state_with(other))) == 2


def test_what_no_guard_takes_is_refused():
    with pytest.raises(TypeError):
        Guard(name="x", event="UPDATE", says="x", wen="NEW.id > 1")


def test_a_new_table_is_made_with_its_constraints_in_one_step():
    key, guards = TargetKey(fields=["number", "place"], name="key"), KeptGuards(**KEPT)
    (made,) = written(ProjectState(), state_with(key, guards))
    assert isinstance(made, CreateModel)
    assert made.options["constraints"] == [key, guards]
