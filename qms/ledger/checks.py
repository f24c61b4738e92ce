"""Whether the guards stand in the database as the models say; asked with `check --database default` and by doctor."""

from django.apps import apps
from django.core import checks
from django.db import connections

from .guards import REFUSE, Guard, guards_of
from .row_keys import CompositeKey


def expected_guards(connection):
    """{name: (table, SQL)} of the triggers that must stand."""
    editor, found = connection.SchemaEditorClass(connection), {}
    for model in apps.get_models():
        for guard in guards_of(model):
            statements = guard.statements(model, editor) if isinstance(guard, Guard) else []
            if statements:
                found[guard.name] = (model._meta.db_table, str(statements[-1]))
    return found


def present_guards(connection):
    """{name: SQL} of the triggers that do stand and still refuse; PostgreSQL keeps no SQL as it was written: None."""
    sql, words = {
        "sqlite": ("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'", []),
        "postgresql": (
            "SELECT tgname, NULL FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid "
            "WHERE NOT tgisinternal AND tgenabled <> 'D' AND prosrc = %s",
            [REFUSE.split("$$")[1]],
        ),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql, words)
        return dict(cursor.fetchall())


def missing_keys(connection, tables):
    """Composite keys that should tie rows to their history and do not stand."""
    missing = []
    for model in apps.get_models():
        if model._meta.db_table not in tables:
            continue
        for key in guards_of(model):
            if isinstance(key, CompositeKey) and not _key_stands(connection, model, key):
                missing.append(key.name)
    return missing


def _key_stands(connection, model, key):
    sql = {
        "sqlite": "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = %s AND instr(sql, %s) > 0",
        "postgresql": "SELECT 1 FROM pg_constraint WHERE conrelid = to_regclass(%s) AND conname = %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql, [model._meta.db_table, key.name])
        return cursor.fetchone() is not None


def missing_guards(connection):
    """Names of the guards and keys that should stand in this database and do not, or no longer say what they should."""
    present = present_guards(connection)
    tables = set(connection.introspection.table_names())
    missing = sorted(
        name
        for name, (table, sql) in expected_guards(connection).items()
        if table in tables and (name not in present or present[name] not in (None, sql))
    )
    return missing + missing_keys(connection, tables)


@checks.register(checks.Tags.database)
def guards_stand(app_configs=None, databases=None, **kwargs):
    """A warning for every missing guard: `migrate` runs this check before it makes them, so it may not fail here."""
    return [
        checks.Warning(f"The database guard {name} is missing.", hint="Run migrate, then doctor.", id="ledger.W001")
        for alias in databases or []
        for name in missing_guards(connections[alias])
    ]
