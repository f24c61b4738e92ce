"""Attachments: files stored once under their SHA-256, and the kept rows that tie them to records."""

import hashlib
import os
import tempfile

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept

from .uploads import media_type_of


class Attachment(Kept):
    """A file that is part of a record's evidence."""

    record_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"), help_text=_("Bytes."))
    purpose = models.CharField(max_length=40, default="evidence")

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        indexes = [models.Index(fields=["record_type", "record_id"])]

    def __str__(self):
        return self.name

    @property
    def path(self):
        """Where the content lies."""
        return path_of(self.sha256)


def path_of(sha256):
    """The place of a content under MEDIA_ROOT."""
    return settings.MEDIA_ROOT / sha256[:2] / sha256


def store(content):
    """Write bytes under their SHA-256 (once) and return it; the file stands whole, on the disk, or not at all."""
    digest = hashlib.sha256(content).hexdigest()
    place = path_of(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, suffix=".part", delete=False) as half:
            half.write(content)
            half.flush()
            os.fsync(half.fileno())
        os.replace(half.name, place)
    return digest


def altered_files():
    """Yield (table, row, sentence) for every stored file that is gone or no longer what was attached."""
    table, known = Attachment._meta.db_table, {}
    for pk, sha256 in Attachment.objects.order_by("pk").values_list("pk", "sha256").iterator(2000):
        if sha256 not in known:
            known[sha256] = _file_fault(sha256)
        if known[sha256]:
            yield table, pk, known[sha256]


def _file_fault(sha256):
    if not path_of(sha256).exists():
        return "its file is gone"
    with path_of(sha256).open("rb") as stored:
        return "" if hashlib.file_digest(stored, "sha256").hexdigest() == sha256 else "its file was altered"


def attach(record, upload, purpose="evidence"):
    """Keep an uploaded file with a record. Call inside a recording. Raises ValidationError for a file that lies."""
    media_type = media_type_of(upload)
    return Attachment.objects.create(
        record=record,
        sha256=store(upload.read()),
        name=upload.name[-200:],
        media_type=media_type,
        size=upload.size,
        purpose=purpose,
    )


def attachments_of(record):
    """The files of a record, oldest first."""
    own = ContentType.objects.get_for_model(record)
    return Attachment.objects.filter(record_type=own, record_id=record.pk).order_by("pk")
