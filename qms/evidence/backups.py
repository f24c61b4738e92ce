"""Backups: the database, the files and the seals of one moment in a folder of their own, and a manifest of digests.

Files are never written over and a row names a file only when it stands, so that whatever the copy of the database
names is there when the files are copied after it.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic

from django.conf import settings
from django.core.files.storage import default_storage

from qms.ledger.formats import kept_models
from qms.ledger.now import now
from qms.people.security_events import EventKind, note_event

from . import database_copies
from .seals import Seal, make_seal

MANIFEST, FILES, SEALS = "MANIFEST.json", "files", "seals.txt"
HALF = ".part"


class NotWhole(Exception):
    """A backup is not as its manifest says, or does not verify; names what."""


def back_up(into: Path) -> Path:
    """Write a backup below a folder; gives its own folder, which has its name only once it is whole."""
    into.mkdir(parents=True, exist_ok=True)
    make_seal()
    begun = now()
    half = Path(tempfile.mkdtemp(prefix=f"{begun:%Y%m%d-%H%M%S}-", suffix=HALF, dir=into))
    try:
        database_copies.copy_to(half)
        copy_files(half)
        _write_manifest(half, begun)
        whole = into / f"{begun:%Y%m%d-%H%M%S}"
        os.replace(half, whole)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    note_event(EventKind.BACKED_UP, what=whole.name)
    return whole


def copy_files(into: Path) -> None:
    """Copy all files and the outside copy of the seals into a folder."""
    (into / FILES).mkdir(parents=True, exist_ok=True)
    for name in names_of_files():
        _copy_file(name, into / FILES / name)
    if settings.SEALS_FILE.exists():
        shutil.copyfile(settings.SEALS_FILE, into / SEALS)


def names_of_files(folder: str = ""):
    """The names of all files of the installation's storage, whole ones only."""
    if not folder and not default_storage.exists(""):
        return
    folders, files = default_storage.listdir(folder)
    yield from (f"{folder}/{each}".lstrip("/") for each in sorted(files) if not each.endswith(HALF))
    for each in sorted(folders):
        yield from names_of_files(f"{folder}/{each}".lstrip("/"))


def _copy_file(name, place):
    place.parent.mkdir(parents=True, exist_ok=True)
    with default_storage.open(name) as source, place.open("wb") as copy:
        shutil.copyfileobj(source, copy, 1024 * 1024)


def _write_manifest(folder, begun):
    last = Seal.objects.last()
    told = {
        "program": settings.VERSION,
        "made_at": begun.isoformat(),
        "seal": str(last) if last else "",
        "keys": sorted(settings.EVIDENCE_KEYS),  # their names: without the keys themselves nothing can be verified
        "files": {str(path.relative_to(folder)): _told_of(path) for path in sorted(_below(folder))},
    }
    (folder / MANIFEST).write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")


def _below(folder):
    return (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)


def _told_of(path):
    with path.open("rb") as content:
        return {"bytes": path.stat().st_size, "sha256": hashlib.file_digest(content, "sha256").hexdigest()}


def manifest_of(folder: Path) -> dict:
    """What a backup says of itself, each of its files compared with it. Raises NotWhole."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise NotWhole(f"{folder} is no whole backup: it has no {MANIFEST}.") from None
    found = {str(path.relative_to(folder)): path for path in _below(folder)}
    wrong = [name for name, what in told["files"].items() if name not in found or _told_of(found[name]) != what]
    wrong += [name for name in found if name not in told["files"]]
    if wrong:
        raise NotWhole(f"{folder}: not as its manifest says: {', '.join(sorted(wrong)[:5])}")
    return told


def database_in(folder: Path) -> Path:
    """The copy of the database in a backup."""
    return next(folder / name for name in database_copies.NAMES.values() if (folder / name).exists())


def drill(folder: Path) -> tuple[int, float]:
    """Make a database of its own from a backup, verify all of it there, and remove it again.

    Gives the number of history rows and the seconds it took. Raises NotWhole with what verification found.
    """
    begun, told = monotonic(), manifest_of(folder)
    with tempfile.TemporaryDirectory(prefix="qms-drill-") as place:
        sqlite = database_in(folder).suffix == ".sqlite3"
        name = str(Path(place) / "drill.sqlite3") if sqlite else f"qms_drill_{os.getpid()}"
        try:
            database_copies.make_from(database_in(folder), name)
            rows = _verified(folder, name, place, told["program"] != settings.VERSION)
        finally:
            database_copies.drop(name)
    return rows, monotonic() - begun


def _verified(folder, name, place, is_older):
    """How many rows there are, all of them whole; a backup of an earlier version is first brought to this one."""
    env = os.environ | {
        "DATABASE_URL": database_copies.address_of(name),
        "MEDIA_ROOT": str(folder / FILES),
        "SEALS_FILE": str(folder / SEALS),
        "VAR_DIR": place,
    }
    if is_older:
        managed(env, "migrate", "--no-input")
    return int(managed(env, "verify_evidence", "--count").split()[-1])


def managed(env, *arguments: str) -> str:
    """What manage.py said in an environment of its own. Raises NotWhole with what it complained of."""
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
    done = subprocess.run(command, env=env, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise NotWhole(done.stderr.strip() or done.stdout.strip())
    return done.stdout


def restore(folder: Path, name: str) -> None:
    """Put a backup where this installation has its database and files; nothing that is there is written over.

    Seals outside stay as they are: what was sealed after the backup is told by verification as missing.
    """
    manifest_of(folder)
    database_copies.make_from(database_in(folder), name)
    for path in sorted((folder / FILES).rglob("*")):
        target = settings.MEDIA_ROOT / path.relative_to(folder / FILES)
        if path.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    if (folder / SEALS).exists() and not settings.SEALS_FILE.exists():
        settings.SEALS_FILE.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / SEALS, settings.SEALS_FILE)


def history_rows() -> int:
    """How many history rows there are."""
    return sum(model.history.model.objects.count() for model in kept_models())
