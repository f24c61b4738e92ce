"""Whether the guards stand in the database as the models say; asked with `check --database default` and by doctor."""

import re

from django.apps import apps
from django.core import checks
from django.db import connections

from .definitions import differing
from .guards import guards_of
from .row_keys import CompositeKey

MAKES_TRIGGER = re.compile(r'CREATE (?:OR REPLACE )?TRIGGER "?(\w+)"?')


def expected_guards(connection):
    """{name: (table, SQL)} of the triggers that must stand."""
    editor, found = connection.SchemaEditorClass(connection), {}
    for model in apps.get_models():
        for carried in guards_of(model):
            for name, sql in _triggers(carried, model, editor):
                found[name] = (model._meta.db_table, sql)
    return found


def _triggers(carried, model, editor):
    for statement in carried.statements(model, editor):
        if made := MAKES_TRIGGER.match(str(statement)):
            yield made[1], str(statement)


def differing_on_sqlite(connection, expected):
    """Triggers that are not as the program makes them, that it does not make, and views, which might hide a table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        standing = dict(cursor.fetchall())
        cursor.execute("SELECT 'view ' || name FROM sqlite_master WHERE type = 'view' ORDER BY name")
        beside = [name for (name,) in cursor.fetchall()]
    wrong = {name for name, (_table, sql) in expected.items() if standing.get(name) != sql}
    return sorted(wrong | standing.keys() - expected.keys()) + beside


def missing_keys(connection, tables):
    """Composite keys that should tie rows to their history and do not stand, or not as they should."""
    editor, told = connection.SchemaEditorClass(connection), _keys_told(connection)
    return [
        key.name
        for model in apps.get_models()
        if model._meta.db_table in tables
        for key in guards_of(model)
        if isinstance(key, CompositeKey) and key.clause(editor).replace('"', "") not in told(model._meta.db_table, key)
    ]


def _keys_told(connection):
    """What tells the SQL in which a key of a table stands, without quotes."""
    sql = {
        "sqlite": "SELECT name, '', sql FROM sqlite_master WHERE type = 'table'",
        "postgresql": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE contype = 'f' AND array_length(conkey, 1) > 1",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found = {(table, name): told.replace('"', "") for table, name, told in cursor.fetchall() if told}
    if connection.vendor == "sqlite":
        return lambda table, key: found.get((table, ""), "")
    # PostgreSQL sets no space before the columns of the other table.
    spaced = {place: re.sub(r"(REFERENCES \w+)\(", r"\1 (", told) for place, told in found.items()}
    return lambda table, key: f"CONSTRAINT {key.name} {spaced.get((table, key.name), '')}"


def missing_guards(connection):
    """Names of guards and keys that should stand in this database and do not, or not as this program makes them.

    And of whatever stands beside them and could let a statement pass them by.
    """
    tables = set(connection.introspection.table_names())
    expected = {name: each for name, each in expected_guards(connection).items() if each[0] in tables}
    look = {"sqlite": differing_on_sqlite, "postgresql": differing}[connection.vendor]
    return look(connection, expected) + missing_keys(connection, tables)


@checks.register(checks.Tags.database)
def guards_stand(app_configs=None, databases=None, **kwargs):
    """A warning for every missing guard: `migrate` runs this check before it makes them, so it may not fail here."""
    return [
        checks.Warning(f"The database guard {name} is missing.", hint="Run migrate, then doctor.", id="ledger.W001")
        for alias in databases or []
        for name in missing_guards(connections[alias])
    ]
