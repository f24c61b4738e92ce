"""Raw SQL as a forger would write it, past the program."""

from datetime import time

from django.db import connection

from tests.roles import as_owner


def run(sql, *values):
    """Execute one statement as the owner of the tables: what is refused to him is refused to everybody."""
    with as_owner(connection), connection.cursor() as cursor:
        cursor.execute(sql, values)


def row_of(table, where="1 = 1", *values):
    """One row as {column: value}."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {where} LIMIT 1", values)
        return dict(zip([each[0] for each in cursor.description], cursor.fetchone(), strict=True))


def put(table, row, verb="INSERT"):
    """Insert a row given as {column: value}."""
    columns = ", ".join(f'"{name}"' for name in row)
    run(f"{verb} INTO {table} ({columns}) VALUES ({', '.join(['%s'] * len(row))})", *map(as_stored, row.values()))


def as_stored(value):
    """A value as the database driver takes it."""
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, (dict, list)):
        from django.db.backends.postgresql.psycopg_any import Jsonb

        return Jsonb(value)
    return value
