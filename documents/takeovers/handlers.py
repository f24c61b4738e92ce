"""What a take-over makes: documents, each in force as it was issued, with the question whether it still holds."""

from django.dispatch import receiver
from django.utils.translation import gettext as _

from documents.controlled.models import Document, DocumentRevision
from documents.controlled.states import DocumentKind
from documents.periodic_reviews.models import PeriodicReview
from qms.acts.acts import named
from qms.evidence.attachments import Attachment
from qms.ledger.now import now
from qms.lifecycle.door import create_as_part, follow
from qms.lifecycle.signals import moved
from qms.workdays.calendars import calendar_of

from .models import TakeOver

STEPS_WITHIN = 30  # working days: what the office gives itself, with no text of its own for it yet


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
    if document.kind == DocumentKind.PROCEDURE:
        reason = " ".join([reason, _("Its steps are still to be written: open a revision for them.")])
    asked = {"due_on": _day_for(record, document), "approver": record.confirmer}
    create_as_part(PeriodicReview, actor=actor, reason=reason, document=document, **asked)
    return document


def _day_for(record, document):
    """As the take-over says; a procedure is asked for its steps sooner: no dossier can be run on it until then."""
    if document.kind != DocumentKind.PROCEDURE:
        return record.review_by
    return min(record.review_by, calendar_of(document.unit).add_working_days(now(), STEPS_WITHIN).date())
