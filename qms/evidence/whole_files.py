"""Files are handed out whole or not at all: what is read is compared with the digest under which it was attached.

What is no longer whole is told to the health page as soon as somebody asks for it, not only by a verification.
"""

import hashlib
import logging
from tempfile import SpooledTemporaryFile

from django.core.files.storage import default_storage
from django.db import models

from qms.ledger.now import now

logger = logging.getLogger("qms.evidence")
IN_MEMORY = 2 * 1024 * 1024
MOST_TOLD = 50


class NotWhole(Exception):
    """What lies in the storage is not what was attached, or nothing lies there."""


class AlteredFile(models.Model):
    """A content that somebody asked for and that was not whole: where the health page looks again."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=200)
    told_at = models.DateTimeField()

    derived = True

    def __str__(self):
        return self.name


def place_of(sha256):
    """Where a content lies in the storage."""
    return f"{sha256[:2]}/{sha256}"


def whole_file(sha256, name):
    """A copy of a content, compared as it was copied. Raises NotWhole, and has told the health page."""
    copy, digest = SpooledTemporaryFile(IN_MEMORY), hashlib.sha256()  # noqa: SIM115 - whoever asks closes it
    try:
        with default_storage.open(place_of(sha256)) as stored:
            for piece in stored.chunks():
                digest.update(piece)
                copy.write(piece)
    except OSError:
        digest.update(b"gone")
    if digest.hexdigest() != sha256:
        copy.close()
        _tell(sha256, name)
        raise NotWhole(name)
    copy.seek(0)
    return copy


def is_whole(sha256):
    """Whether a content lies in the storage as it was attached."""
    digest = hashlib.sha256()
    try:
        with default_storage.open(place_of(sha256)) as stored:
            for piece in stored.chunks():
                digest.update(piece)
    except OSError:
        return False
    return digest.hexdigest() == sha256


def still_altered():
    """Of what was found altered, that which still is: a file put back from a backup is no fault any more."""
    return [each for each in AlteredFile.objects.order_by("-told_at")[:MOST_TOLD] if not is_whole(each.sha256)]


def _tell(sha256, name):
    logger.error("the content %s of “%s” is not what was attached", sha256, name)
    AlteredFile.objects.update_or_create(sha256=sha256, defaults={"name": name[-200:], "told_at": now()})
