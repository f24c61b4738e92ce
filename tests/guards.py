"""Lifts the database guards of a test database for a moment, and puts every one of them back."""

from contextlib import contextmanager

from django.db import transaction

from .roles import as_owner


@contextmanager
def lifted(connection, tables=None):
    """No guard stands inside: rows may be forged, or a test database emptied. Afterwards all stand as before.

    Where only these `tables` are meant, the guards of all others stand; of hundreds, that saves most of the time.
    """
    _only_in_tests(connection)
    with as_owner(connection):
        down, up = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor](connection, tables)
        _run(connection, down)
        try:
            yield
        finally:
            _run(connection, up)


@contextmanager
def forged(connection):
    """No guard and no key stands inside, and nothing of what is done inside remains."""
    _only_in_tests(connection)
    with as_owner(connection), transaction.atomic():
        connection.check_constraints()  # PostgreSQL alters no table that has deferred checks waiting
        down, _up = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor](connection)
        _run(connection, down + (_keys(connection) if connection.vendor == "postgresql" else []))
        yield
        transaction.set_rollback(True)


def _keys(connection):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint"
            " WHERE contype = 'f' AND array_length(conkey, 1) > 1"
        )
        return [f'ALTER TABLE {table} DROP CONSTRAINT "{name}"' for table, name in cursor.fetchall()]


def _only_in_tests(connection):
    named = str(connection.settings_dict["NAME"])
    if named != str(connection.creation._get_test_db_name()) and "test" not in named:
        raise RuntimeError(f"Guards are lifted in a test database only, not in {named}.")


def _sqlite(connection, tables=None):
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid")
        standing = [(name, sql) for name, sql, table in cursor.fetchall() if tables is None or table in tables]
    quote = connection.ops.quote_name
    return [f"DROP TRIGGER {quote(name)}" for name, _sql in standing], [sql for _name, sql in standing]


def _postgresql(connection, tables=None):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
        )
        standing = [(table, name) for table, name in cursor.fetchall() if tables is None or table in tables]
    return (
        [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in sorted({table for table, _name in standing})],
        [f'ALTER TABLE {table} ENABLE ALWAYS TRIGGER "{name}"' for table, name in standing],
    )


def _run(connection, statements):
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        if connection.vendor == "postgresql" and statements:
            cursor.execute("; ".join(statements))  # on one way to the server
        else:
            for statement in statements:
                cursor.execute(statement)
