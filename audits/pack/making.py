"""Making a pack: one file, written in one pass over one moment of the database, whatever its size.

The digest of every byte stands at the end of the file, as the comment of the archive; MANIFEST.json has that of
every file in it.
"""

import fcntl
import hashlib
import json
import os
import zipfile
from pathlib import Path

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from processes.map.models import Clause
from qms.evidence.moment import one_moment
from qms.evidence.seals import make_seal
from qms.ledger.entry import recording
from qms.ledger.now import now

from . import history, papers, records
from .scope import Scope

CHUNK = 1 << 20
DIGEST = 64
EVERY = 500
CHECKER = Path(__file__).with_name("checker.py")
LOOK = Path(__file__).with_name("offline.css")


class BeingMade(Exception):
    """Another process makes this pack at the moment."""


def make(pack, path=None):
    """Write the pack's file and note its digest. A half-made file has another name and is written anew next time.

    Raises BeingMade when another process is at it; its lock ends with that process, however it ends.
    """
    target = Path(path or pack.path)
    for place in (target, pack.progress_path):
        place.parent.mkdir(parents=True, exist_ok=True)
    with pack.path.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BeingMade from None
        return _make(pack, target)


def _make(pack, target):
    make_seal()
    half = target.with_suffix(".part")
    with one_moment():
        seals = history.newest_seals()
        _write(pack, half, seals)
    digest = _close(half)
    os.replace(half, target)
    pack.progress_path.unlink(missing_ok=True)
    with recording(by=pack.asked_by, act="made"):
        pack.made_at, pack.sha256, pack.size = now(), digest, target.stat().st_size
        pack.seal = seals[-1].head if seals else ""
        pack.save()
    return pack


class _Archive:
    """The file being written: every member is digested while it goes in."""

    def __init__(self, file, moment):
        self.zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self.digests, self.entries, self.stamp = {}, {}, moment.timetuple()[:6]

    def put(self, name, pieces):
        """Write a member from pieces of text or bytes."""
        info, digest = zipfile.ZipInfo(name, self.stamp), hashlib.sha256()
        info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
        with self.zip.open(info, "w", force_zip64=True) as member:
            for piece in [pieces] if isinstance(pieces, (str, bytes)) else pieces:
                content = piece.encode() if isinstance(piece, str) else piece
                digest.update(content)
                member.write(content)
        self.digests[name] = digest.hexdigest()

    def enter(self, clause, title, name, pieces):
        """The same, and a line of the index under a clause."""
        self.put(name, pieces)
        self.entries.setdefault(clause, []).append((title, name))


def _write(pack, half, seals):
    archive = _Archive(half, timezone.localtime(pack.asked_at))
    user, scope = pack.asked_by, Scope(pack)
    found = [
        (kind, records.acted_on(papers.seen(kind, scope, user), pack)) for _name, kind in sorted(scope.kinds.items())
    ]
    progress = _Progress(pack, history.sealed_count(seals) + sum(rows.count() for _kind, rows in found))
    for entry in papers.documents(pack, scope):
        archive.enter(*entry)
    for entry in papers.registers(pack, scope, user):
        archive.enter(*entry)
    for kind, rows in found:
        _write_records(archive, pack, progress, kind, rows)
    for entry in papers.forms(pack, scope, user):
        archive.enter(*entry)
    for each in papers.files(pack, scope):
        archive.put(f"files/{each.sha256}/{each.name}", _pieces(each.path))
    _write_history(archive, pack, scope, progress, seals)
    archive.put("index.html", _index(pack, archive, seals))
    archive.put("verify.py", CHECKER.read_bytes())
    archive.put("offline.css", LOOK.read_bytes())
    about = {"unit": pack.unit.code, "since": str(pack.since), "until": str(pack.until), "kinds": pack.kinds}
    about["files"] = archive.digests
    archive.zip.writestr("MANIFEST.json", json.dumps(about, ensure_ascii=False, indent=1))
    archive.zip.comment = b"0" * DIGEST
    archive.zip.close()


class _Progress:
    """How far the making is, beside the pack's file: it reads one moment of the database and can't write there."""

    def __init__(self, pack, total):
        self.path, self.total, self.done, self.told = pack.progress_path, total, 0, 0

    def step(self, many=1):
        """So many records or rows more are written."""
        self.done += many
        if self.done - self.told >= EVERY:
            self.told = self.done
            self.path.write_text(f"{self.done} {self.total}")


def _write_records(archive, pack, progress, kind, rows):
    name = ""
    for name, count, content in records.pages(kind, pack, rows):
        archive.put(name, content)
        progress.step(count)
    if name:
        title = _("Records: %(kind)s") % {"kind": kind.model._meta.verbose_name_plural}
        place = f"records/{kind.collection}/index.html"
        archive.enter(kind.clauses[0], title, place, records.contents(kind, rows))


def _write_history(archive, pack, scope, progress, seals):
    upto, shown = history.sealed_upto(seals), history.Shown(pack, scope)
    for model in history.models_in_order():
        label = model._meta.label
        if not upto.get(label):
            continue

        def lines(model=model, label=label):
            for line in history.history_lines(model, upto[label], shown):
                progress.step()
                yield line + "\n"

        archive.put(f"history/{label}.jsonl", lines())
    archive.put("history/seals.json", history.seals_text(seals))
    archive.put("history/formats.json", history.formats_text())


def _index(pack, archive, seals):
    newest = Clause.objects.order_by("-pk").values("edition")[:1]
    clauses = list(Clause.objects.filter(edition__in=newest).order_by("pk"))
    shown = [(clause, archive.entries[clause.number]) for clause in clauses if clause.number in archive.entries]
    named = {clause.number for clause in clauses}
    other = [entry for number, entries in archive.entries.items() if number not in named for entry in entries]
    rest = sorted(name for name in archive.digests if name.startswith(("history/", "files/")))
    context = {"rest": rest, "pack": pack, "clauses": shown, "other": other, "seal": seals[-1] if seals else None}
    return render_to_string("pack/index.html", context)


def _pieces(path):
    with open(path, "rb") as file:
        yield from iter(lambda: file.read(CHUNK), b"")


def _close(half):
    """Put the digest of everything before it at the end of the file; gives the digest of the whole file."""
    digest, left = hashlib.sha256(), half.stat().st_size - DIGEST
    with open(half, "r+b") as file:
        while left:
            piece = file.read(min(CHUNK, left))
            digest.update(piece)
            left -= len(piece)
        file.seek(-DIGEST, os.SEEK_END)
        tail = digest.hexdigest().encode()
        file.write(tail)
        file.flush()
        os.fsync(file.fileno())
    digest.update(tail)
    return digest.hexdigest()
