"""A database of its own for a while, beside the tests' one: empty, on the server or in a file, and thrown away."""

from contextlib import contextmanager

from django.db import connection

from tests.roles import owning


@contextmanager
def empty_database(folder):
    """Inside, the connection is to an empty database."""
    put, away = {"sqlite": _file, "postgresql": _on_the_server}[connection.vendor](folder)
    before = connection.settings_dict["NAME"]
    name = put()
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        with owning(connection):
            yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
        away(name)


def _file(folder):
    return lambda: str(folder / "upgrade-test.sqlite3"), lambda name: None


def _on_the_server(folder):
    name = f"{connection.settings_dict['NAME']}_upgrade_test"[-63:]

    def put():
        _run(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}"')
        return name

    return put, lambda name: _run(f'DROP DATABASE IF EXISTS "{name}"')


def _run(*statements):
    with owning(connection), connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
