"""Copies of the whole database in one moment while people work, and a database made from a copy.

SQLite by its own backup of a running database, PostgreSQL by pg_dump and pg_restore: what their makers keep for it.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


class NotCopied(Exception):
    """The database could not be copied or made anew; says why."""


def copy_to(folder: Path) -> Path:
    """Copy the database of this installation into a folder; gives the file."""
    place = folder / NAMES[connection.vendor]
    {"sqlite": _copy_sqlite, "postgresql": _dump}[connection.vendor](place)
    return place


def make_from(place: Path, name: str) -> None:
    """Make the database called `name` (a path, or a name on the same server) from a copy. It must not hold anything."""
    if place.name != NAMES[connection.vendor]:
        raise NotCopied(
            f"{place.name} was copied from another kind of database; this installation has {connection.vendor}."
        )
    {"sqlite": _copy_file, "postgresql": _load}[connection.vendor](place, name)


def drop(name: str) -> None:
    """Remove a database that was made for a drill."""
    if connection.vendor == "sqlite":
        Path(name).unlink(missing_ok=True)
    else:
        _run("dropdb", "--if-exists", "--force", name)


def address_of(name: str) -> str:
    """DATABASE_URL of another database beside this installation's own."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    known = connection.settings_dict
    user, password = known["USER"], f":{known['PASSWORD']}" if known["PASSWORD"] else ""
    return f"postgres://{user}{password}@{known['HOST']}:{known['PORT']}/{name}"


def _copy_sqlite(place: Path) -> None:
    """All pages in one step: whoever writes meanwhile waits for nothing, the write-ahead log keeps what is new."""
    source = f"file:{connection.settings_dict['NAME']}?mode=ro"
    with closing(sqlite3.connect(source, uri=True)) as one, closing(sqlite3.connect(place)) as other:
        one.backup(other)
        if other.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise NotCopied("The copy of the database is damaged; look at the disk.")


def _copy_file(place: Path, name: str) -> None:
    shutil.copyfile(place, name)


def _dump(place: Path) -> None:
    _run(
        "pg_dump",
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--file={place}",
        connection.settings_dict["NAME"],
    )


def _load(place: Path, name: str) -> None:
    made = subprocess.run(_command("createdb", name), env=_environment(), capture_output=True, text=True)
    if made.returncode and "already exists" not in made.stderr:
        raise NotCopied(made.stderr.strip())
    _run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={name}", str(place))


def _run(program: str, *arguments: str) -> None:
    try:
        done = subprocess.run(_command(program, *arguments), env=_environment(), capture_output=True, text=True)
    except FileNotFoundError as fault:
        raise NotCopied(f"{program} was not found (apt install postgresql-client).") from fault
    if done.returncode:
        raise NotCopied(done.stderr.strip())


def _command(program: str, *arguments: str) -> list[str]:
    known = connection.settings_dict
    where = [f"--{name}={known[key]}" for name, key in (("host", "HOST"), ("port", "PORT")) if known[key]]
    return [program, *where, f"--username={known['USER']}", *arguments]


def _environment() -> dict[str, str]:
    password = connection.settings_dict["PASSWORD"]
    return os.environ | ({"PGPASSWORD": password} if password else {})
