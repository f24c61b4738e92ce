"""The office moves from one kind of database to the other and back: every row, whole; or nothing."""

import hashlib
import inspect
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from qms.evidence import relocation
from qms.evidence.backups import history_rows
from qms.evidence.seals import make_seal
from qms.evidence.whole_files import place_of
from qms.lifecycle.door import perform
from tests import postgres
from tests.documents.controlled import making
from tests.faults import processes
from tests.office import Office

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
MOVED = r"^\d+ rows of \d+ tables, whole, in \d+ s\."
on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite" or not postgres.server_programs(),
    reason="from SQLite to a server that is started here (apt install postgresql)",
)


@pytest.fixture
def worked(tmp_path, settings, monkeypatch):
    """An office that has worked: a document with a file, sealed, the seal copied outside."""
    for name, value in processes.environment().items():
        monkeypatch.setenv(name, value)
    settings.SEALS_FILE = tmp_path / "seals-outside.txt"
    office = Office()
    revision = making.draft(office)
    perform(revision.edit, by=office.congchuc1, file=SimpleUploadedFile("a.pdf", b"%PDF-1.4 n\n%%EOF"))
    make_seal()
    return revision


@pytest.fixture(autouse=True)
def two_databases(worked, monkeypatch):
    """Django lets a test open its own database alone; these open one more."""
    guarded = inspect.getclosurevars(BaseDatabaseWrapper.ensure_connection).nonlocals
    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", guarded["real_ensure_connection"])


@pytest.fixture(scope="module")
def server():
    with postgres.cluster() as address:
        yield address


def asked(address, sql):
    """What psql says."""
    done = subprocess.run(["psql", address, "-Atqc", sql], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def moved(address, **options):
    said = StringIO()
    call_command("move_to", address, stdout=said, **options)
    return said.getvalue()


def manage(address, *arguments, **more):
    env = processes.environment() | {"DATABASE_URL": address} | more
    return subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=processes.HERE, env=env, capture_output=True, text=True
    )


def image(path):
    """Every row of a SQLite file, as it stands there."""
    with closing(sqlite3.connect(path)) as opened:
        tables = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(map(repr, opened.execute(f'SELECT * FROM "{name}"'))) for name in tables}


KEPT_OUT = ("sqlite_", "evidence_searched_words", "django_migrations")  # made anew, or of the file itself


@on_sqlite
def test_to_postgresql_and_back_every_row_is_there(worked, server, tmp_path):
    asked(server, "CREATE DATABASE there")
    there, back = server.replace("/postgres", "/there"), tmp_path / "back.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sqlite_sequence SET seq = 7000 WHERE name = 'controlled_document'")  # rows long removed
    before = image(connection.settings_dict["NAME"])

    said = moved(there, files=tmp_path / "files")
    assert_moved(said)
    assert image(connection.settings_dict["NAME"]) == before, "the source was touched"
    assert asked(there, "SELECT nextval('controlled_document_id_seq')") == "7001"
    assert int(asked(there, "SELECT nextval('people_user_id_seq')")) > int(
        asked(there, "SELECT max(id) FROM people_user")
    )

    outside = {"MEDIA_ROOT": str(tmp_path / "files/files"), "SEALS_FILE": str(tmp_path / "files/seals.txt")}
    assert guards_hold(there) and manage(there, "verify_evidence", **outside).returncode == 0
    done = manage(there, "move_to", f"sqlite:///{back}", **outside)
    assert done.returncode == 0, done.stderr
    after = image(back)
    assert {name for name in before if name not in after} == set()
    differing = [name for name in before if not name.startswith(KEPT_OUT) and plainly(before[name], after[name])]
    assert differing == []


def plainly(rows, others):
    """Whether two tables differ: JSON is kept by PostgreSQL in an order of its own."""
    return sorted(map(sorted, rows)) != sorted(map(sorted, others))


def assert_moved(said):
    assert re.match(MOVED, said), said


def guards_hold(address):
    done = subprocess.run(
        ["psql", address, "-c", "UPDATE controlled_document SET title = 'Khác'"], capture_output=True, text=True
    )
    return done.returncode and "every change is the next in its sequence" in done.stderr


@on_sqlite
def test_a_database_that_holds_something_is_left_alone(worked, server):
    asked(server, "CREATE DATABASE taken")
    there = server.replace("/postgres", "/taken")
    asked(there, "CREATE TABLE somebodys (id int)")
    with pytest.raises(CommandError, match="holds something"):
        moved(there)
    assert asked(there, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "1"


FAULTS = {
    "altered": "UPDATE controlled_document SET title = 'Khác'",
    "lost": "DELETE FROM lifecycle_task",
}


@pytest.fixture
def copied_badly(monkeypatch):
    """The rows are copied, and then something happens to them."""

    def happens(sql, copy=relocation.copy_rows):
        def copy_and_spoil(source, target):
            told = copy(source, target)
            with relocation.connections[target].cursor() as cursor:
                cursor.execute(sql)
            return told

        monkeypatch.setattr(relocation, "copy_rows", copy_and_spoil)

    return happens


@on_sqlite
def test_what_is_not_whole_leaves_the_server_empty(worked, server, copied_badly):
    asked(server, "CREATE DATABASE spoilt")
    there = server.replace("/postgres", "/spoilt")
    copied_badly(FAULTS["lost"])
    with pytest.raises(CommandError, match="removed again: lifecycle_task holds other rows"):
        moved(there)
    assert asked(there, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == "0"
    assert asked(there, "SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace") == "0"


@pytest.mark.both_databases
def test_what_is_not_whole_leaves_no_file(worked, tmp_path, copied_badly):
    copied_badly(FAULTS["altered"])
    with pytest.raises(CommandError, match="removed again: controlled_document holds other rows"):
        moved(f"sqlite:///{tmp_path / 'there.sqlite3'}")
    assert list(tmp_path.glob("there*")) == []


@pytest.mark.both_databases
def test_it_moves_into_a_file(worked, tmp_path):
    there = tmp_path / "there.sqlite3"
    Path(f"{there}.part").write_bytes(b"half of a move that was broken off")
    assert_moved(moved(f"sqlite:///{there}"))
    assert [path.name for path in tmp_path.glob("there*")] == ["there.sqlite3"]
    with closing(sqlite3.connect(there)) as opened:
        assert opened.execute("SELECT count(*) FROM controlled_historicaldocument").fetchone()[0] > 0
        with pytest.raises(sqlite3.IntegrityError, match="next in its sequence"):
            opened.execute("UPDATE controlled_document SET title = 'Khác'")


@pytest.mark.both_databases
def test_an_evidence_that_is_not_whole_does_not_move(worked, tmp_path):
    """Rows that are copied as they are, and were altered before: the target's own verification tells."""
    where = Path(default_storage.path(place_of(worked.files().get().sha256)))
    content = where.read_bytes()
    where.write_bytes(hashlib.sha256(content).digest())
    try:
        with pytest.raises(CommandError, match=r"(?s)removed again.*its file was altered.*NOT whole"):
            moved(f"sqlite:///{tmp_path / 'there.sqlite3'}", files=tmp_path / "files")
    finally:
        where.write_bytes(content)
    assert list(tmp_path.glob("there*")) == [] and not (tmp_path / "files").exists()


@pytest.mark.both_databases
def test_who_works_meanwhile_is_told_to_stop(worked, tmp_path, monkeypatch):
    before = history_rows()
    counted = iter([before, before + 1])
    monkeypatch.setattr(relocation, "history_rows", lambda: next(counted))
    monkeypatch.setattr(relocation, "_verify", lambda *given: None)
    with pytest.raises(CommandError, match="stop server, workers and clock"):
        moved(f"sqlite:///{tmp_path / 'there.sqlite3'}")
    assert list(tmp_path.glob("there*")) == []


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "address, says", [("", "no address|moves to"), ("mysql://a/b", "moves to"), ("x", "address|moves to")]
)
def test_an_address_that_is_none(worked, address, says):
    with pytest.raises(CommandError, match=says):
        moved(address)


@pytest.mark.both_databases
def test_files_are_not_written_over(worked, tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a").write_text("mine")
    with pytest.raises(CommandError, match="empty folder"):
        moved(f"sqlite:///{tmp_path / 'there.sqlite3'}", files=tmp_path / "files")
    assert (tmp_path / "files" / "a").read_text() == "mine"
