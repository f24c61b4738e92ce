"""The office in another database, SQLite or PostgreSQL: all of it as it is, verified there, or nothing.

The source is only read, in one moment of it. The target is made of this program's own tables, filled before its guards
stand, compared row by row, and then verified by a process that works on it as the office will.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from environ import Env

from qms.ledger.asking_guards import functions_asked
from qms.ledger.schema import is_empty, make_from_models
from qms.ledger.server_parts import HOLD

from .backups import FILES, HALF, SEALS, NotWhole, copy_files, history_rows, managed
from .copied_rows import NotCopied, compare, copy_rows

SOURCE, TARGET = "moved_from", "moved_to"
MOST_TOLD = 20  # lines of a verification
SQLITE = "django.db.backends.sqlite3"


class NotMoved(Exception):
    """Nothing was moved; says why and what to do."""


class Moved(NamedTuple):
    """What a move brought over."""

    rows: int
    tables: int
    seconds: float


def move_to(address: str, files: Path | None = None) -> Moved:
    """Write the whole office into the empty database of an address, and its files and seals into an empty folder.

    Raises NotMoved, and then the target is as empty as it was.
    """
    begun, before = monotonic(), history_rows()
    place = _place_of(address)
    _refuse_what_is_old()
    if files and files.exists() and any(files.iterdir()):
        raise NotMoved(f"{files} holds something, and nothing is written over: name an empty folder.")
    with _aliases(place), _emptied_on_failure(place, files):
        told = _copied()
        if files:
            copy_files(files)
        _verify(f"sqlite:///{place['NAME']}" if place["ENGINE"] == SQLITE else address, files)
        if history_rows() != before:
            raise NotMoved("Somebody worked on meanwhile: stop server, workers and clock, and move again.")
    _give_its_name(place)
    filled = [each.rows for each in told.values() if each.rows]
    return Moved(sum(filled), len(filled), monotonic() - begun)


def _place_of(address):
    """The settings of the target. A file has its own name only once it is whole."""
    try:
        place: dict[str, Any] = {**Env.db_url_config(address)}
    except Exception as fault:
        raise NotMoved(f"This is no address of a database: {fault}") from None
    kind = place.get("ENGINE")
    if kind == SQLITE:
        file = Path(place["NAME"])
        if file.exists() and file.stat().st_size:
            raise NotMoved(f"{file} holds something, and nothing is written over: name a file that is not there.")
        return place | {"NAME": f"{file}{HALF}"}
    if kind != "django.db.backends.postgresql":
        raise NotMoved("The office moves to sqlite:///FILE or postgres://OWNER:PASSWORD@HOST:PORT/DATABASE.")
    return place


def _refuse_what_is_old():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotMoved("The database is of an earlier version: run migrate first, and move then.")


@contextmanager
def _aliases(place) -> Iterator[None]:
    """Inside, the source is read in one moment, and the target is open beside it."""
    one_moment = {"transaction_mode": "DEFERRED"} if connection.vendor == "sqlite" else _repeatable()
    source = {**connection.settings_dict}
    source["OPTIONS"] = source.get("OPTIONS", {}) | one_moment
    made = connections.configure_settings({"default": {}, SOURCE: source, TARGET: place})
    for alias in (SOURCE, TARGET):
        connections.settings[alias] = made[alias]
    try:
        yield
    finally:
        for alias in (SOURCE, TARGET):
            with suppress(DatabaseError):
                connections[alias].close()
            del connections[alias], connections.settings[alias]


def _repeatable():
    from django.db.backends.postgresql.psycopg_any import IsolationLevel

    return {"isolation_level": IsolationLevel.REPEATABLE_READ}


@contextmanager
def _emptied_on_failure(place, files) -> Iterator[None]:
    if place["ENGINE"] == SQLITE:
        _remove_files(place["NAME"])  # of a move that was broken off
    try:
        empty = is_empty(connections[TARGET])
    except DatabaseError as fault:
        raise NotMoved(f"The target does not answer: {fault}") from fault
    if not empty:
        raise NotMoved("The target holds something, and nothing is written over: name an empty database.")
    try:
        yield
    except BaseException as fault:
        _empty(place)
        if files:
            shutil.rmtree(files, ignore_errors=True)
        if isinstance(fault, (DatabaseError, NotCopied, NotWhole, OSError)):
            raise NotMoved(f"The copy was not whole and is removed again: {_shortly(fault)}") from fault
        raise


def _shortly(fault):
    """The first lines of what may be a sentence for every row."""
    lines = str(fault).splitlines()
    return "\n".join(lines if len(lines) <= MOST_TOLD else [*lines[:MOST_TOLD], "…", lines[-1]])


def _copied():
    told = {}
    with transaction.atomic(using=SOURCE):
        make_from_models(TARGET, fill=lambda: told.update(copy_rows(SOURCE, TARGET)))
    compare(TARGET, told)
    connections[TARGET].close()  # whoever verifies has the database to itself
    return told


def _verify(address, files):
    env = os.environ | {"DATABASE_URL": address, "MEDIA_ROOT": str(settings.MEDIA_ROOT)}
    env |= {"SEALS_FILE": str(settings.SEALS_FILE)}
    if files:
        env |= {"MEDIA_ROOT": str(files / FILES), "SEALS_FILE": str(files / SEALS)}
    managed(env, "verify_evidence")


def _empty(place):
    """Remove what this move made in a database that had held nothing."""
    with suppress(DatabaseError):
        connections[TARGET].close()
    if place["ENGINE"] == SQLITE:
        _remove_files(place["NAME"])
        return
    target = connections[TARGET]
    with target.cursor() as cursor:
        names = ", ".join(map(target.ops.quote_name, target.introspection.table_names(cursor)))
        if names:
            cursor.execute(f"DROP TABLE {names} CASCADE")
        functions = ", ".join(["guard_refuse", HOLD, *functions_asked(apps.get_models())])
        cursor.execute(f"DROP FUNCTION IF EXISTS {functions} CASCADE")


def _remove_files(name):
    for end in ("", "-wal", "-shm", "-journal"):
        Path(f"{name}{end}").unlink(missing_ok=True)


def _give_its_name(place):
    if place["ENGINE"] == SQLITE:
        os.replace(place["NAME"], place["NAME"].removesuffix(HALF))
