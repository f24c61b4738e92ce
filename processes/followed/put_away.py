"""Files that were taken are put away, each beside a text of what came of it; what can't be is remembered and told.

A full disk, a name that is taken or a right that lacks stops no clock: the file is not taken twice, it is tried again
at every pass, and the health page says so.
"""

import logging
import os
from itertools import count as numbers
from pathlib import Path

from django.utils.translation import gettext as _

from qms.ledger.now import now
from qms.workdays.line import local

from .models import StuckFile

logger = logging.getLogger("qms.followed")
LONGEST_NAME = 180  # bytes of a file's own name in ours: file systems end at 255


def written(path):
    """A path as a text that every database keeps, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def stamp_of(path):
    """(path, stamp) of a file as it lies there: another one of the same name has another stamp."""
    try:
        found = path.stat()
    except OSError:
        return written(path), ""
    return written(path), f"{found.st_size}-{found.st_mtime_ns}"


def stuck_files():
    """The files that were taken and still lie where they came."""
    return set(StuckFile.objects.values_list("path", "stamp"))


def put_away(path, to, sentences):
    """Put a file away; where that can't be, remember that it was taken, and why it still lies there."""
    name, stamp = stamp_of(path)
    fault = _moved(path, to, sentences)
    if fault:
        logger.error("followed: %s could not be put away: %s", name, fault)
        told = {"stamp": stamp, "to": to, "says": "\n".join(sentences), "fault": fault, "since": now()}
        StuckFile.objects.update_or_create(path=name, defaults=told)
    else:
        StuckFile.objects.filter(path=name).delete()


def try_to_put_away():
    """Once more, all that could not be; what somebody took away or wrote anew meanwhile is forgotten."""
    for row in StuckFile.objects.all():
        path = Path(row.path)
        if stamp_of(path) != (row.path, row.stamp):
            row.delete()
        elif fault := _moved(path, row.to, row.says.split("\n")):
            StuckFile.objects.filter(pk=row.pk).update(fault=fault)
        else:
            row.delete()


def _moved(path, to, sentences):
    """Move a file and write beside it; gives what stood against it, or nothing."""
    try:
        folder = path.parent / to
        folder.mkdir(exist_ok=True)
        text = _reserved(folder, path)
        try:
            path.rename(text.with_suffix(""))
        except OSError:
            text.unlink(missing_ok=True)
            raise
    except OSError as fault:
        return _in_words(fault)
    try:
        text.write_text("\n".join(sentences) + "\n", encoding="utf-8", errors="replace")
    except OSError as fault:  # the file itself is away: what came of its messages stands with the messages
        logger.error("followed: nothing could be written beside %s: %s", written(path), fault)
    return ""


def _reserved(folder, path):
    """A text that is there from now on, under whose name no other file is put away at the same moment."""
    moment = local(now()).strftime("%Y%m%d-%H%M%S")
    own = os.fsdecode(os.fsencode(path.stem)[:LONGEST_NAME]) + path.suffix
    for place in numbers(1):
        text = folder / f"{moment}-{place:03d}-{own}.txt"
        try:
            if not text.with_suffix("").exists():
                text.open("x").close()
                return text
        except FileExistsError:
            continue


def _in_words(fault):
    return _("%(why)s (%(where)s)") % {"why": fault.strerror or fault, "where": written(fault.filename or "")}
