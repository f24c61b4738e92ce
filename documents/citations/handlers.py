"""What follows when a text or an external document moved: citations are found; whoever rests on what ended is asked."""

from django.dispatch import receiver
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from documents.controlled.models import Document, DocumentRevision
from documents.controlled.states import OPEN_STATES
from documents.controlled.text import plain_text
from documents.external.models import ExternalDocument
from documents.periodic_reviews.models import PeriodicReview
from documents.periodic_reviews.states import OPEN_STATES as OPEN_REVIEWS
from qms.acts.acts import CREATE, named
from qms.inbox.notices import notify
from qms.ledger.now import now
from qms.lifecycle.door import create_as_part, follow_each
from qms.lifecycle.signals import moved
from qms.workdays.calendars import calendar_of

from .models import Citation
from .queries import resting_on
from .services import read_again
from .texts import changed_by, cites, read_again_after

TERM = 15  # working days: the commune's own target for bringing a procedure up to date (QT-HT-01)
ENDED = named(ExternalDocument.replace, ExternalDocument.expire)
OPEN_ALREADY = gettext_noop("{revision} cites {cited}, which is no longer in force: mend it before it is submitted.")


def text_in_force(document):
    """What a document says now, title and text, without its tags."""
    revision = document.effective_revision()
    return plain_text(revision) if revision else ""


cites(Document, "text", _("text"), text_in_force)
read_again_after(
    DocumentRevision,
    DocumentRevision.release,
    DocumentRevision.take_over,
    DocumentRevision.withdraw,
    subject=lambda revision: revision.document,
)


@receiver(moved)
def find_citations(record, act, actor, **kwargs):
    """A text that changed is read again."""
    for subject in changed_by(record, act):
        read_again(subject, actor)


@receiver(moved, sender=ExternalDocument)
def follow_the_document(record, act, actor, **kwargs):
    """A new one is what texts cited already; of one that ended, everything that rests on it is asked."""
    if act == CREATE:
        cited = Citation.objects.filter(key=record.code_key)
        follow_each(cited, Citation.identify, actor=actor, document=record)
    elif act in ENDED:
        for each in resting_on(record):
            if isinstance(each.subject, Document) and each.subject.in_force_label:
                _ask_whether_it_holds(each.subject, record, actor)


def _ask_whether_it_holds(document, ended, actor):
    """A review with a day, for its owner; where the document is being revised already, its author is told."""
    being_written = document.revisions.filter(state__in=OPEN_STATES).select_related("author").first()
    if being_written:
        names = {"revision": being_written.number, "cited": ended.number}
        notify(being_written.author, OPEN_ALREADY, record=being_written, **names)
    elif not document.reviews.filter(state__in=OPEN_REVIEWS).exists():
        day = calendar_of(document.unit).add_working_days(now(), TERM).date()
        reason = gettext("It cites %(number)s, which is no longer in force.") % {"number": ended.number}
        create_as_part(PeriodicReview, actor=actor, document=document, due_on=day, reason=reason)
