"""Puts a test database back as it was made, guards and first rows included, after a test that really committed.

SQLite's is written over by its image. PostgreSQL's tables are emptied where anything was written, and the first rows
put back; the guards sleep in that one session meanwhile, for which the account must be a superuser, as the tests' is.
"""

import sqlite3

from django.db import transaction

from .guards import lifted
from .roles import as_owner


def pristine(connection):
    """A function that puts the database back as it stands now."""
    return {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor](connection)


def _sqlite(connection):
    image = sqlite3.connect(":memory:", check_same_thread=False)
    connection.ensure_connection()
    connection.connection.backup(image)

    def put_back():
        connection.ensure_connection()
        image.backup(connection.connection)

    return put_back


def _postgresql(connection):
    with connection.cursor() as cursor:
        rows = {table: _rows(cursor, table) for table in _written(cursor)}

    def put_back():
        with as_owner(connection), connection.cursor() as cursor:
            written = _written(cursor)
            with lifted(connection, {*written, *rows}), transaction.atomic(using=connection.alias):
                cursor.execute("SET LOCAL session_replication_role = replica")  # the keys sleep too
                for table in written:
                    cursor.execute(f"DELETE FROM {table}")
                for table, content in rows.items():
                    with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                        copy.write(content)

    return put_back


def _written(cursor):
    """The tables that hold rows or ever held one."""
    cursor.execute(
        "SELECT oid::regclass::text FROM pg_class"
        " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0"
    )
    return [row[0] for row in cursor.fetchall()]


def _rows(cursor, table):
    with cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(copy)
