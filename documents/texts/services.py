"""Reading a file of a revision, and finding which are still to be read."""

import base64
from pathlib import PurePosixPath

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from documents.controlled.models import DocumentRevision
from documents.controlled.text import blocks, clean_html
from documents.files.apart import Unreadable, read_apart
from qms.evidence.attachments import Attachment, store
from qms.evidence.pictures import without_place
from qms.evidence.searched import keep_found
from qms.evidence.uploads import JPEG, PNG, media_type_of
from qms.text.vietnamese import tidy

from .models import FileText

STAMP = "1"  # counted up when the reader reads otherwise: what was read by another is read anew
KINDS = {"png": PNG, "jpeg": JPEG}
READ = ("sha256", "stamp", "text", "html", "pages", "pictures", "left_out", "fields", "fault")


def unread():
    """The files of revisions, content now or before, that nobody has read by this reader; oldest first."""
    kind = ContentType.objects.get_for_model(DocumentRevision)
    files = Attachment.objects.filter(record_type=kind, purpose__in=("content", "replaced"))
    return files.exclude(pk__in=FileText.objects.filter(stamp=STAMP).values("attachment")).order_by("pk")


def read(attachment):
    """Read a file, keep what it says, and let its revision be found by it.

    The same file read before, under another revision, is not read again.
    """
    same = FileText.objects.filter(sha256=attachment.sha256, stamp=STAMP).first()
    said = {name: getattr(same, name) for name in READ} if same else _said(attachment)
    with transaction.atomic():
        made, _new = FileText.objects.update_or_create(
            attachment=attachment, defaults={"revision_id": attachment.record_id, **said}
        )
        keep_found([made.revision])
    return made


def _said(attachment):
    said = {"sha256": attachment.sha256, "stamp": STAMP, "text": "", "html": "", "pages": None}
    said |= {"pictures": [], "left_out": 0, "fields": [], "fault": ""}
    try:
        told = read_apart(_content(attachment), PurePosixPath(attachment.name).suffix.lower().lstrip("."))
        kept = [_kept(each) for each in told["pictures"]]
    except Unreadable as fault:
        return said | {"fault": fault.fault.value}
    except (ValidationError, ValueError, KeyError, TypeError):  # an answer of another shape than the reader's
        return said | {"fault": "damaged"}
    clean = tidy(clean_html(told["html"]))
    return said | {
        "html": clean,
        "text": "\n".join(blocks(clean)),
        "pages": told["pages"],
        "pictures": kept,
        "left_out": told["left_out"],
        "fields": [str(each) for each in told.get("fields", [])],
    }


def _content(attachment):
    if not attachment.is_here():
        raise Unreadable("damaged")
    with attachment.open() as stored:
        return stored.read()


def _kept(picture):
    """A picture in the storage, once its first bytes were asked whether it is one. Raises ValidationError."""
    content, media_type = base64.b64decode(picture["content"]), KINDS[picture["kind"]]
    named = ContentFile(content, name=f"picture.{picture['kind']}")
    if media_type_of(named) != media_type:
        raise ValidationError("no picture")
    return {"sha256": store(without_place(content, media_type)), "media_type": media_type}
