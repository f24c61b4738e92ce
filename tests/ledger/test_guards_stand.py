"""Every kept table stands under its guards, also after SQLite has rebuilt it; a guard that is gone is named."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, migrations, models, transaction
from django.db.migrations.executor import MigrationExecutor

from qms.ledger.checks import expected_guards, missing_guards
from qms.ledger.formats import kept_models
from qms.ledger.guards import Guard, guards_of
from qms.ledger.row_guards import KeptGuards, label_of
from qms.ledger.row_keys import CompositeKey, TargetKey
from qms.ledger.server_parts import stand_always
from qms.people.models import Unit
from tests.guards import lifted
from tests.roles import as_owner

from .forging import put, row_of, run

pytestmark = pytest.mark.django_db
KEPT = kept_models()
EVENTS = {"sqlite": {"UPDATE", "DELETE", "INSERT"}, "postgresql": {"UPDATE", "DELETE", "TRUNCATE"}}


def names(model, kind):
    return {each.name for each in guards_of(model) if isinstance(each, kind)}


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
def test_every_kept_model_and_its_history_stand_under_guards(model):
    expected = expected_guards(connection)
    for table in (model, model.history.model):
        mine = [each for each in guards_of(table) if isinstance(each, Guard)]
        here = {each.event for each in mine if each.name in expected}
        assert here >= EVENTS[connection.vendor], table
    history_key = f"{label_of(model)}_history"
    assert history_key in names(model, CompositeKey)


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label)
def test_every_model_with_acts_holds_its_arrows(model):
    if any(field.name == "state" for field in model._meta.local_fields) and hasattr(model, "begin"):
        label = label_of(model)
        assert {f"{label}_arrows", f"{label}_start"} <= names(model, Guard)


def test_nothing_is_missing():
    assert missing_guards(connection) == []


def test_the_names_fit_into_postgresql():
    carried = [each.name for model in apps.get_models() for each in [*model._meta.constraints, *guards_of(model)]]
    assert [name for name in carried if len(name) > 63] == []


def test_no_name_is_given_twice():
    single = [each.name for model in apps.get_models() for each in guards_of(model)]
    assert len(single) == len(set(single))


def composite_keys():
    return [each for model in apps.get_models() for each in guards_of(model) if isinstance(each, CompositeKey)]


def test_a_table_that_keys_of_others_point_at_says_so():
    """Else SQLite could not rebuild it: triggers of the other tables name it."""
    for key in composite_keys():
        target = next(model for model in apps.get_models() if model._meta.db_table == key.target)
        offered = [
            [target._meta.get_field(name).column for name in each.fields]
            for each in target._meta.constraints
            if isinstance(each, TargetKey)
        ]
        assert key.target_fields in offered, key.name


def drop(name, table):
    run(f'DROP TRIGGER "{name}"' + (f' ON "{table}"' if connection.vendor == "postgresql" else ""))


def test_a_guard_that_is_gone_is_named():
    gone = list(expected_guards(connection).items())[::7]
    for name, (table, _sql) in gone:
        drop(name, table)
    assert missing_guards(connection) == sorted(name for name, _where in gone)


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


def migrate(*operations, app="people"):
    """Run operations on the tables of an app as its next migration would; returns what takes them back."""
    states = [MigrationExecutor(connection).loader.project_state()]
    for operation in operations:
        states.append(states[-1].clone())
        operation.state_forwards(app, states[-1])
    steps = list(zip(operations, states, states[1:], strict=False))
    with as_owner(connection):
        for operation, before, after in steps:
            with connection.schema_editor() as editor:
                operation.database_forwards(app, editor, before, after)
        stand_always(connection)  # as after every migrate

    def back():
        with as_owner(connection):
            for operation, before, after in reversed(steps):
                with connection.schema_editor() as editor:
                    operation.database_backwards(app, editor, after, before)
            stand_always(connection)

    return back


class WithoutKey(KeptGuards):
    """The guards of a table, the triggers of its composite key among them, without that key."""

    def singles(self):
        return [each for each in super().singles() if not isinstance(each, CompositeKey)]


def changed(model, kind=KeptGuards, **told):
    """What makemigrations writes when the guards of a model change."""
    name, (old,) = model._meta.model_name, [each for each in model._meta.constraints if isinstance(each, KeptGuards)]
    new = kind(**old.deconstruct()[2] | told)
    return migrations.RemoveConstraint(name, old.name), migrations.AddConstraint(name, new)


@pytest.mark.django_db(transaction=True)
def test_a_key_that_is_gone_is_named():
    back = migrate(*changed(Unit, WithoutKey))
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


TARGETS = [model for model in KEPT if model._meta.db_table in {key.target for key in composite_keys()}]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("model", TARGETS, ids=lambda model: model._meta.label)
def test_changed_guards_are_made_although_triggers_of_other_tables_name_the_table(model):
    back = migrate(*changed(model, keys=[]), app=model._meta.app_label)
    try:
        changed_now = {f"{label_of(model)}_replaced", f"{label_of(model)}_displaced"}
        assert set(missing_guards(connection)) == (changed_now if connection.vendor == "sqlite" else set())
    finally:
        back()
    assert missing_guards(connection) == []


@pytest.mark.django_db(transaction=True)
def test_a_changed_arrow_is_held():
    model = next(each for each in KEPT if hasattr(each, "begin"))
    name = f"{label_of(model)}_arrows"
    back = migrate(*changed(model, arrows=[("there", "nowhere")]), app=model._meta.app_label)
    try:
        assert "nowhere" in told(name)
        assert missing_guards(connection) == [name]
    finally:
        back()
    assert "nowhere" not in told(name)
    assert missing_guards(connection) == []


def told(trigger):
    """A trigger as the database tells it."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [trigger])
        else:
            cursor.execute("SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = %s", [trigger])
        return cursor.fetchone()[0]


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
