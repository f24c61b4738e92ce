"""Every kept table stands under its guards, also after SQLite has rebuilt it; a guard that is gone is named."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.migrations.executor import MigrationExecutor

from qms.ledger.checks import expected_guards, missing_guards, standing_guards
from qms.ledger.formats import kept_models
from qms.ledger.guards import CompositeKey, Guard
from qms.people.models import Unit
from tests.guards import lifted

from .forging import put, row_of, run

pytestmark = pytest.mark.django_db
KEPT = kept_models()
EVENTS = {"sqlite": {"UPDATE", "DELETE", "INSERT"}, "postgresql": {"UPDATE", "DELETE", "TRUNCATE"}}


def names(model, kind):
    return {each.name for each in model._meta.constraints if isinstance(each, kind)}


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
def test_every_kept_model_and_its_history_stand_under_guards(model):
    expected, standing = expected_guards(connection), standing_guards(connection)
    for table in (model, model.history.model):
        mine = {each for each in table._meta.constraints if isinstance(each, Guard)} - {None}
        here = {each.event for each in mine if each.name in expected}
        assert here >= EVENTS[connection.vendor], table
        assert names(table, Guard) & expected.keys() <= standing.keys()
    history_key = f"{model._meta.label_lower.replace('.', '_')}_history"
    assert history_key in names(model, CompositeKey)


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
def test_every_model_with_acts_holds_its_arrows(model):
    if any(field.name == "state" for field in model._meta.local_fields) and hasattr(model, "begin"):
        label = model._meta.label_lower.replace(".", "_")
        assert {f"{label}_arrows", f"{label}_start"} <= names(model, Guard)


def test_nothing_is_missing():
    assert missing_guards(connection) == []


def test_the_names_fit_into_postgresql():
    long = [c.name for m in apps.get_models() for c in m._meta.constraints if len(c.name) > 63]
    assert long == []


def drop(name, table):
    run(f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))


def test_a_guard_that_is_gone_is_named():
    for name, (table, _sql) in list(expected_guards(connection).items())[::7]:
        with transaction.atomic():
            drop(name, table)
            assert missing_guards(connection) == [name]
            transaction.set_rollback(True)


def test_a_guard_that_says_nothing_any_more_is_named():
    name, table = "people_unit_step", "people_unit"
    drop(name, table)
    if connection.vendor == "sqlite":
        run(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} BEGIN SELECT 1; END")
    else:
        run("CREATE FUNCTION nod() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$")
        run(f"CREATE TRIGGER {name} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION nod()")
    assert missing_guards(connection) == [name]


def test_disabled_guards_are_named():
    expected = sorted(expected_guards(connection))
    with transaction.atomic(), lifted(connection):
        assert missing_guards(connection) == expected
    assert missing_guards(connection) == []


def migrate(*operations):
    """Run operations on the tables of people as the next migration would; returns what takes them back."""
    states = [MigrationExecutor(connection).loader.project_state()]
    for operation in operations:
        states.append(states[-1].clone())
        operation.state_forwards("people", states[-1])
    for operation, before, after in zip(operations, states, states[1:], strict=False):
        with connection.schema_editor() as editor:
            operation.database_forwards("people", editor, before, after)

    def back():
        for operation, before, after in reversed(list(zip(operations, states, states[1:], strict=False))):
            with connection.schema_editor() as editor:
                operation.database_backwards("people", editor, after, before)

    return back


@pytest.mark.django_db(transaction=True)
def test_a_key_that_is_gone_is_named():
    back = migrate(migrations.RemoveConstraint("unit", "people_unit_history"))
    try:
        assert missing_guards(connection) == ["people_unit_history"]
    finally:
        back()
    assert missing_guards(connection) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", [Unit, Unit.history.model], ids=["record", "history"])
def test_the_guards_outlive_a_table_that_is_rebuilt(model, office):
    name, table = model._meta.model_name, model._meta.db_table
    back = migrate(
        migrations.AlterField(name, "name", models.CharField(max_length=400, null=True)),
        migrations.AddField(name, "sign", models.CharField(max_length=9, default="")),
    )
    try:
        assert missing_guards(connection) == []
        for attack in (f"UPDATE {table} SET name = 'x'", f"DELETE FROM {table}"):
            with pytest.raises(IntegrityError), transaction.atomic():
                run(attack)
        if connection.vendor == "sqlite":
            with pytest.raises(IntegrityError), transaction.atomic():
                put(table, row_of(table), "INSERT OR REPLACE")
    finally:
        back()
    assert missing_guards(connection) == []


def test_the_check_warns_and_does_not_stop_a_migration(capsys):
    drop("people_unit_kept", "people_unit")
    call_command("check", databases=["default"])
    assert "people_unit_kept" in capsys.readouterr().err


def test_the_guards_are_lifted_in_a_test_database_only(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "NAME", "office")
    with pytest.raises(RuntimeError), lifted(connection):
        pass


def test_a_kept_model_declares_no_column_that_the_chain_leaves_out():
    for model in KEPT:
        kinds = {type(field) for field in model._meta.concrete_fields}
        assert not kinds & {models.BinaryField, models.DurationField, models.UUIDField}, model
