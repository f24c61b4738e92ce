"""Whether the guards stand in the database as the models say; asked with `check --database default` and by doctor."""

from django.apps import apps
from django.core import checks
from django.db import connections

from .guards import CompositeKey, Guard


def expected_guards(vendor):
    """Names of the triggers that must stand, with their tables."""
    found = {}
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if not isinstance(constraint, Guard):
                continue
            if vendor == "sqlite" and constraint.event == "TRUNCATE":
                continue
            if vendor != "sqlite" and "SELECT" in constraint.when:
                continue
            found[constraint.name] = model._meta.db_table
    return found


def standing_guards(connection):
    """Names of the triggers that do stand."""
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {row[0] for row in cursor.fetchall()}


def missing_keys(connection, tables):
    """Composite keys that should tie rows to their history and do not stand."""
    missing = []
    for model in apps.get_models():
        if model._meta.db_table not in tables:
            continue
        for constraint in model._meta.constraints:
            if isinstance(constraint, CompositeKey) and not _key_stands(connection, model, constraint):
                missing.append(constraint.name)
    return missing


def _key_stands(connection, model, constraint):
    sql = {
        "sqlite": "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = %s AND instr(sql, %s) > 0",
        "postgresql": "SELECT 1 FROM pg_constraint WHERE conrelid = to_regclass(%s) AND conname = %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(sql, [model._meta.db_table, constraint.name])
        return cursor.fetchone() is not None


def missing_guards(connection):
    """Names of the guards and keys that should stand in this database and do not."""
    standing = standing_guards(connection)
    tables = set(connection.introspection.table_names())
    expected = expected_guards(connection.vendor)
    missing = sorted(name for name, table in expected.items() if table in tables and name not in standing)
    return missing + missing_keys(connection, tables)


@checks.register(checks.Tags.database)
def guards_stand(app_configs=None, databases=None, **kwargs):
    """A warning for every missing guard: `migrate` runs this check before it makes them, so it may not fail here."""
    return [
        checks.Warning(f"The database guard {name} is missing.", hint="Run migrate, then doctor.", id="ledger.W001")
        for alias in databases or []
        for name in missing_guards(connections[alias])
    ]
