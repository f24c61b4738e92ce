"""What a take-over makes: documents, each in force as it was issued, with the question whether it still holds."""

from django.dispatch import receiver
from django.utils.translation import gettext as _

from documents.controlled.models import Document, DocumentRevision
from documents.periodic_reviews.models import PeriodicReview
from qms.acts.acts import named
from qms.evidence.attachments import Attachment
from qms.lifecycle.door import create_as_part, follow
from qms.lifecycle.signals import moved

from .models import TakeOver


@receiver(moved, sender=TakeOver)
def take_documents_over(record, act, actor, **kwargs):
    """Every line that is not left out becomes a document under control."""
    if act in named(TakeOver.take):
        for line in record.lines.filter(left_out=False):
            line.document = _take(record, line, actor)
            line.save()


def _take(record, line, actor):
    reason = _("Taken over by %(number)s.") % {"number": record.number}
    given = {"code": line.code, "title": line.title, "kind": line.kind, "unit": record.unit}
    document = create_as_part(Document, actor=actor, reason=reason, **given)
    issued = {"issue": line.issue, "amendment": line.amendment, "decision": record.decision}
    revision = create_as_part(DocumentRevision, actor=actor, reason=reason, document=document, **issued)
    file = record.file_of(line)
    same = {name: getattr(file, name) for name in ("sha256", "name", "media_type", "size")}
    Attachment.objects.create(record=revision, purpose="content", **same)
    follow(revision.take_over, actor=actor, in_force_on=line.in_force_on, file_words=line.words, reason=reason)
    document.refresh_from_db()
    asked = {"due_on": record.review_by, "approver": record.confirmer}
    create_as_part(PeriodicReview, actor=actor, reason=reason, document=document, **asked)
    return document
