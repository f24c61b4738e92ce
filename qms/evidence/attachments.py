"""Attachments: files stored once under their SHA-256, and the kept rows that tie them to records."""

import hashlib
from functools import cache

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept
from qms.ledger.prepared_queries import Prepared

from .outside_signatures import ask_to_look
from .pictures import without_place
from .uploads import media_type_of
from .whole_files import place_of, whole_file

PAPER = "paper:"  # before the name of a paper that the record issued (qms.evidence.papers)


# What a file is for, as its history tells it.
PURPOSES = {
    "evidence": _("evidence"),
    "content": _("content of the document"),
    "replaced": _("content that was replaced"),
    "result": _("result"),
    "annex": _("annex"),
    "opinion": _("opinion of a partner"),
    "answer": _("answer sent"),
    "attendance": _("list of participants"),
    "import": _("file taken in"),
    "minute": _("minutes"),
    "signed": _("signed copy"),
}


def purpose_words(purpose):
    """What a file is for, in words; a purpose without words as it is kept."""
    return PURPOSES.get(purpose, purpose)


class Attachment(Kept):
    """A file that is part of a record's evidence."""

    record_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("size"), help_text=_("Bytes."))
    purpose = models.CharField(_("what it is for"), max_length=40, default="evidence")
    disposed_at = models.DateTimeField(_("ended"), null=True, editable=False)

    told_as = {"purpose": purpose_words}

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        indexes = [models.Index(fields=["record_type", "record_id"])]

    def __str__(self):
        return self.name

    def is_paper(self):
        """Whether the record issued it, and nobody attached it."""
        return self.purpose.startswith(PAPER)

    def is_here(self):
        """Whether the content is in the storage; what was ended is gone by right."""
        return default_storage.exists(place_of(self.sha256))

    def open(self):
        """The content as it was attached, to be read. Raises NotWhole where it is altered or gone."""
        return whole_file(self.sha256, self.name)


def store(content):
    """Put bytes into the storage under their SHA-256 (once) and return it."""
    digest = hashlib.sha256(content).hexdigest()
    if not default_storage.exists(place_of(digest)):
        default_storage.save(place_of(digest), ContentFile(content))
    return digest


def altered_files(progress):
    """Yield (table, row, sentence) for every stored file that is gone or altered; what was ended is gone by right."""
    table, known, kept = Attachment._meta.db_table, {}, Attachment.objects.filter(disposed_at__isnull=True)
    for pk, sha256 in progress.each(kept.order_by("pk").values_list("pk", "sha256").iterator(2000)):
        if sha256 not in known:
            known[sha256] = _file_fault(sha256)
        if known[sha256]:
            yield table, pk, known[sha256]


def _file_fault(sha256):
    if not default_storage.exists(place_of(sha256)):
        return "its file is gone"
    digest = hashlib.sha256()
    with default_storage.open(place_of(sha256)) as stored:
        for piece in stored.chunks():
            digest.update(piece)
    return "" if digest.hexdigest() == sha256 else "its file was altered"


def attach(record, upload, purpose="evidence"):
    """Keep an uploaded file with a record. Call inside a recording. Raises ValidationError for a file that lies."""
    media_type = media_type_of(upload)
    content = without_place(upload.read(), media_type)
    sha256 = store(content)
    ask_to_look(sha256, content, media_type)
    return Attachment.objects.create(
        record=record,
        sha256=sha256,
        name=upload.name[-200:],
        media_type=media_type,
        size=len(content),
        purpose=purpose,
    )


def attach_again(record, attachment, purpose):
    """Keep a file that another record has already; its content lies in the storage once. Call inside a recording."""
    told = {name: getattr(attachment, name) for name in ("sha256", "name", "media_type", "size")}
    return Attachment.objects.create(record=record, purpose=purpose, **told)


def files_of(record):
    """The files of a record, oldest first, the papers that it issued among them."""
    own = ContentType.objects.get_for_model(record)
    return Attachment.objects.filter(record_type=own, record_id=record.pk).order_by("pk")


def files_read(record):
    """The same, read."""
    return _files_under(ContentType.objects.get_for_model(record)).rows(record.pk)


@cache
def _files_under(kind):
    return Prepared(lambda key: Attachment.objects.filter(record_type=kind, record_id=key).order_by("pk"))


def attachments_of(record):
    """The files that somebody attached to a record, oldest first."""
    return files_of(record).exclude(purpose__startswith=PAPER)
