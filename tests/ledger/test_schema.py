"""A schema made from the models is the one that all migrations lead to, guards included, on the database that is set.

An office's first start takes the one way, its updates the other; a database must not tell which way it came.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest
from django.conf import settings
from django.db import connection

from tests.roles import as_owner

from .schemas import differences, lines_of, schema_of

WAYS = {"models": [], "migrations": ["--stepwise"]}
FAULTS = {
    "a guard": ("DROP TRIGGER people_unit_step", "trigger people_unit_step"),
    "a key of history": ("DROP TRIGGER people_unit_h_update", "trigger people_unit_h_update"),
    "an index": ("DROP INDEX one_calendar_per_unit", "index one_calendar_per_unit"),
    "a column": ("ALTER TABLE people_unit ADD COLUMN more integer", "people_unit"),
    "a migration": ("DELETE FROM django_migrations WHERE app = 'ledger'", "migration ledger.0001_initial"),
}


def manage(url, *command):
    """Run a management command as a process of its own on the database of this address."""
    env = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "qms.settings.test"}
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=settings.BASE_DIR, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def postgresql_databases():
    """Addresses of two empty databases on the server that is set, dropped afterwards."""
    import psycopg

    server = connection.settings_dict
    at = f"{server['USER']}:{server['PASSWORD']}@{server['HOST']}:{server['PORT']}"
    names = {way: f"schema_from_{way}_{os.getpid()}" for way in WAYS}
    with psycopg.connect(f"postgresql://{at}/postgres", autocommit=True) as admin:
        for name in names.values():
            admin.execute(f"CREATE DATABASE {name}")
        try:
            yield {way: f"postgres://{at}/{name}" for way, name in names.items()}
        finally:
            for name in names.values():
                admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def opened(url):
    """A cursor in a database."""
    if connection.vendor == "sqlite":
        database = sqlite3.connect(url.removeprefix("sqlite:///"))
    else:
        import psycopg

        database = psycopg.connect(url.replace("postgres://", "postgresql://"))
    with closing(database):
        yield database.cursor()


@contextmanager
def databases(folder):
    """Addresses of two empty databases of the kind that is set."""
    if connection.vendor == "sqlite":
        yield {way: f"sqlite:///{folder / way}.sqlite3" for way in WAYS}
    else:
        with postgresql_databases() as urls:
            yield urls


def schema(url):
    with opened(url) as cursor:
        return schema_of(cursor, connection.vendor)


@pytest.mark.slow
def test_both_ways_lead_to_the_same_schema(tmp_path):
    """One test, so that the minute is spent once, however many workers share the tests."""
    with databases(tmp_path) as urls:
        for way, options in WAYS.items():
            manage(urls[way], "migrate", "--verbosity=0", *options)
            manage(urls[way], "check", "--database=default", "--fail-level=WARNING")
        assert differences(schema(urls["models"]), schema(urls["migrations"])) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("what", FAULTS)
def test_what_one_way_leaves_out_is_seen(what):
    fault, named = FAULTS[what]
    if connection.vendor == "postgresql" and fault.startswith("DROP TRIGGER"):
        fault += " ON people_" + ("historicalunit" if "_h_" in fault else "unit")
    with as_owner(connection), connection.cursor() as cursor:
        whole = schema_of(cursor, connection.vendor)
        cursor.execute(fault)
        found = differences(whole, schema_of(cursor, connection.vendor))
    assert len(found) == 1
    assert named in next(iter(found))


def test_a_table_is_read_by_its_lines():
    sql = """CREATE TABLE "t" ("a" decimal(8, 2) NOT NULL, "b" text DEFAULT 'x, (y' NULL, CHECK ("a" IN (1, 2)))"""
    assert lines_of(sql) == ['"a" decimal(8, 2) NOT NULL', "\"b\" text DEFAULT 'x, (y' NULL", 'CHECK ("a" IN (1, 2))']
