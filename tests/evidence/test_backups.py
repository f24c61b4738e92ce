"""A backup is made while people work, says what is in it, and is proved by restoring it beside."""

import json
import sqlite3
from contextlib import closing
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection

from qms.evidence import backups
from qms.evidence.attachments import Attachment
from qms.ledger.schema import is_empty
from qms.lifecycle.door import perform
from tests.documents.controlled import making
from tests.faults.processes import environment
from tests.office import Office

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases, pytest.mark.slow]


@pytest.fixture
def folder(tmp_path, settings, monkeypatch):
    """A backup of a small office that has a file."""
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    settings.SEALS_FILE = tmp_path / "seals-outside.txt"
    office = Office()
    revision = making.draft(office)
    perform(revision.edit, by=office.congchuc1, file=SimpleUploadedFile("a.pdf", b"%PDF-1.4 n\n%%EOF"))
    assert Attachment.objects.count() == 1
    return backups.back_up(tmp_path / "backups")


def test_it_holds_database_files_and_seals_and_can_be_restored(folder):
    told = json.loads((folder / "MANIFEST.json").read_text())
    assert {name.split("/")[0].split(".")[0] for name in told["files"]} == {"database", "files", "seals"}
    assert told["keys"] == ["test"] and "tests" not in json.dumps(told)  # names of keys, no key
    said = StringIO()
    call_command("restore", folder, drill=True, stdout=said)
    assert said.getvalue().startswith(f"Restored {backups.history_rows()} rows, whole")


def test_a_file_that_was_altered_is_named(folder):
    path = next(path for path in (folder / "files").rglob("*") if path.is_file())
    path.write_bytes(b"anders")
    with pytest.raises(CommandError, match=path.name):
        call_command("restore", folder, drill=True)


def test_half_a_backup_is_none(tmp_path):
    with pytest.raises(CommandError, match="no whole backup"):
        call_command("restore", tmp_path, drill=True)


def test_nothing_is_written_over(folder):
    assert not is_empty(connection)
    with pytest.raises(CommandError, match="holds something"):
        call_command("restore", folder)


def test_what_fails_in_the_middle_leaves_no_half_backup(tmp_path, monkeypatch, office_committed):
    monkeypatch.setattr(backups, "_write_manifest", lambda *given: (_ for _ in ()).throw(OSError("no space left")))
    with pytest.raises(CommandError, match="no space left"):
        call_command("backup", tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


@pytest.fixture
def office_committed():
    return Office()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the copy of a PostgreSQL is no database to write to")
def test_a_row_altered_in_the_copy_is_found_by_the_drill(folder):
    """Even where who altered it wrote the manifest anew."""
    place = folder / "database.sqlite3"
    with closing(sqlite3.connect(place)) as copy:
        guards = copy.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in guards:
            copy.execute(f'DROP TRIGGER "{name}"')
        copy.execute("UPDATE controlled_historicaldocument SET title = 'Khác'")
        copy.commit()
    told = json.loads((folder / "MANIFEST.json").read_text())
    told["files"]["database.sqlite3"] = backups._told_of(place)
    (folder / "MANIFEST.json").write_text(json.dumps(told))
    with pytest.raises(CommandError, match="controlled"):
        call_command("restore", folder, drill=True)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="shown with a file; PostgreSQL is restored by the drill")
def test_an_empty_installation_is_restored_and_verified(folder, tmp_path, monkeypatch):
    from tests.faults.processes import manage

    monkeypatch.setattr("tests.faults.processes.environment", lambda: elsewhere(tmp_path))
    code, said = manage("restore", str(folder))
    assert code == 0 and "The evidence is whole." in said and (tmp_path / "media").is_dir()


def elsewhere(tmp_path):
    """The environment of another machine."""
    return environment() | {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'new.sqlite3'}",
        "MEDIA_ROOT": str(tmp_path / "media"),
        "SEALS_FILE": str(tmp_path / "seals-new.txt"),
    }
