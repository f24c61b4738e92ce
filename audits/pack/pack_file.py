"""Making a pack: one file, written in one pass over one moment of the database, whatever its size.

The digest of every byte stands at the end of the file, as the comment of the archive; MANIFEST.json has that of
every file in it.
"""

import hashlib
import json
import os
import zipfile
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryFile

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from processes.editions.models import Edition
from processes.map.clauses import clauses_in_force
from qms.evidence.moment import one_moment
from qms.evidence.seals import make_seal
from qms.evidence.whole_files import place_of
from qms.jobs.progress import Progress
from qms.ledger.entry import recording
from qms.ledger.now import now

from . import departure, history, papers, records
from .scope import Scope

CHUNK = 1 << 20
DIGEST = 64
# What no clause names: listed at the end of the index.
OTHERS = ("history/", "counted/", "files/", "sheets/", "tables/")
CHECKER = Path(__file__).with_name("checker.py")
LOOK = Path(__file__).with_name("offline.css")


def make(pack, progress=None, output=None):
    """Write the pack into the storage, or to the path `output`, and note its digest; gives the pack as it then is.

    Two makers do not meet: each writes a file of its own, named by its digest, and the first to note it has made it.
    """
    if pack.personal:
        pack.opened_upto = departure.open_identities(pack)
    make_seal()
    with open(f"{output}.part", "w+b") if output else TemporaryFile() as file:
        with one_moment(), closing(_Archive(file, timezone.localtime(pack.asked_at))) as archive:
            seals = history.newest_seals()
            _write(archive, pack, seals, progress or Progress())
        digest, size = _close(file), file.tell()
        if not output and not default_storage.exists(place := pack.place_of(digest)):
            default_storage.save(place, File(file))
    if output:
        os.replace(f"{output}.part", output)
    return _note(pack, sha256=digest, size=size, seal=seals[-1].head if seals else "")


def _note(pack, **found):
    """Write into the pack's row what was made, unless another maker has done so."""
    for name, value in found.items():
        setattr(pack, name, value)
    pack.made_at = now()
    try:
        with recording(by=pack.asked_by, act="made"), transaction.atomic():
            pack.save()
    except IntegrityError:
        pack.refresh_from_db()
        if pack.sha256 != found["sha256"]:
            default_storage.delete(pack.place_of(found["sha256"]))
    return pack


class _Archive:
    """The file being written: every member is digested while it goes in."""

    def __init__(self, file, moment):
        self.zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self.digests, self.entries, self.stamp = {}, {}, moment.timetuple()[:6]

    def close(self):
        self.zip.close()

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


def _write(archive, pack, seals, progress):
    user, scope = pack.asked_by, Scope(pack)
    kinds = [] if pack.leaves else sorted(scope.kinds.items())
    found = [(kind, records.acted_on(papers.seen(kind, scope, user), pack)) for _name, kind in kinds]
    progress.begin(_steps(found, seals), _("documents"))
    for entry in papers.documents(pack, scope):
        archive.enter(*entry)
    for entry in papers.registers(pack, scope, user):
        archive.enter(*entry)
    if pack.leaves:
        _write_what_leaves(archive, pack, progress)
    else:
        _write_to_read(archive, pack, scope, progress, found)
    for each in papers.files(pack, scope):
        archive.put(f"files/{each.sha256}/{each.name}", _pieces(each))
    _write_history(archive, pack, scope, progress, seals)
    archive.put("index.html", _index(pack, archive, seals))
    archive.put("verify.py", CHECKER.read_bytes())
    archive.put("offline.css", LOOK.read_bytes())
    about = {"unit": pack.unit.code, "since": str(pack.since), "until": str(pack.until), "kinds": pack.kinds}
    about |= {"leaves": pack.leaves, "personal": pack.personal, "asked_by": user.username, "files": archive.digests}
    archive.zip.writestr("MANIFEST.json", json.dumps(about, ensure_ascii=False, indent=1))
    archive.zip.comment = b"0" * DIGEST


def _write_to_read(archive, pack, scope, progress, found):
    """Records as pages, and their forms: for whoever reads them without the program."""
    for kind, rows in found:
        _write_records(archive, pack, progress, kind, rows)
    progress.says(_("forms"))
    for entry in papers.forms(pack, scope, pack.asked_by, progress):
        archive.enter(*entry)


def _write_what_leaves(archive, pack, progress):
    """Sheets and tables: for another program."""
    progress.says(_("sheets"))
    for name, pieces in departure.sheets(pack):
        archive.put(name, pieces)
    progress.says(_("tables"))
    for name, lines in departure.tables(pack, progress):
        archive.put(name, lines)


def _steps(found, seals):
    """How much there is to do, a row of the history being one."""
    counts = [(kind, rows.count()) for kind, rows in found]
    forms = sum(count for kind, count in counts if papers.has_forms(kind))
    return history.sealed_count(seals) + records.RECORD * sum(count for _kind, count in counts) + papers.FORM * forms


def _write_records(archive, pack, progress, kind, rows):
    name = ""
    progress.says(kind.model._meta.verbose_name_plural)
    for name, count, content in records.pages(kind, pack, rows):
        archive.put(name, content)
        progress.step(count * records.RECORD)
    if name:
        title = _("Records: %(kind)s") % {"kind": kind.model._meta.verbose_name_plural}
        place = f"records/{kind.collection}/index.html"
        archive.enter(kind.clauses[0], title, place, records.contents(kind, rows))


def _write_history(archive, pack, scope, progress, seals):
    progress.says(_("history"))
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
    archive.put("counted/keys.jsonl", (line + "\n" for line in history.counted_lines(shown.sets)))
    archive.put("history/seals.json", history.seals_text(seals))
    archive.put("history/formats.json", history.formats_text())


def _index(pack, archive, seals):
    shown, named = _by_clause(pack, archive.entries)
    other = [entry for number, entries in archive.entries.items() if number not in named for entry in entries]
    rest = sorted(name for name in archive.digests if name.startswith(OTHERS))
    context = {"rest": rest, "pack": pack, "clauses": shown, "other": other, "seal": seals[-1] if seals else None}
    return render_to_string("pack/index.html", context)


def _by_clause(pack, entries):
    """([(clause, its entries, why there are none)], numbers named) by the edition of the day on which the pack ends."""
    edition = Edition.on(pack.until)
    clauses = list(edition.clauses() if edition else clauses_in_force())
    numbers = edition.earlier_numbers() if edition else {each.pk: [each.number] for each in clauses}
    grounds = {each.clause_id: each for each in edition.grounds.filter(active=True)} if edition else {}
    shown, named = [], set()
    for clause in clauses:
        own = numbers.get(clause.pk, ())
        named.update(own)
        found = [entry for number in own for entry in entries.get(number, ())]
        if found or (edition and "." in clause.number):
            shown.append((clause, found, grounds.get(clause.pk)))
    return shown, named


def _pieces(attachment):
    with default_storage.open(place_of(attachment.sha256)) as file:  # it was compared before it was named
        yield from file.chunks()


def _close(file):
    """Put the digest of everything before it at the end of the file; gives the digest of the whole file."""
    digest, left = hashlib.sha256(), file.seek(0, os.SEEK_END) - DIGEST
    file.seek(0)
    while left:
        piece = file.read(min(CHUNK, left))
        digest.update(piece)
        left -= len(piece)
    tail = digest.hexdigest().encode()
    file.seek(-DIGEST, os.SEEK_END)
    file.write(tail)
    file.flush()
    digest.update(tail)
    return digest.hexdigest()
