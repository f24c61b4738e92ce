"""What follows when a revision moved or is asked for, and what falls due by itself: a document's time for review."""

from django.dispatch import receiver

from documents.controlled.models import Document, DocumentRevision
from qms.acts.acts import CREATE, named
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import create_as_part, follow_each
from qms.lifecycle.signals import moved
from qms.people.actors import Actor
from qms.people.models import system_person

from .models import PeriodicReview
from .states import OPEN_STATES


@receiver(moved, sender=PeriodicReview)
def begin_draft(record, act, actor, **kwargs):
    """Whoever finds that the document must change is the author of a draft from the text in force."""
    if act in named(PeriodicReview.open_revision):
        create_as_part(DocumentRevision, actor=actor, document=record.document)


@receiver(moved, sender=DocumentRevision)
def answer_open_review(record, act, actor, **kwargs):
    """A revision begun elsewhere answers the question; with the revision under review the question itself ends."""
    asked = PeriodicReview.objects.filter(document=record.document_id, state__in=OPEN_STATES)
    if act == CREATE:
        follow_each(asked, PeriodicReview.note_revision, actor=actor, reason=record.number)
    elif act in named(DocumentRevision.supersede, DocumentRevision.withdraw):
        follow_each(asked.filter(revision=record), PeriodicReview.end, actor=actor, reason=record.number)


@each_pass("open_periodic_reviews")
def open_due_reviews(now):
    """Ask about every document whose review date is reached and about which nobody is asked yet."""
    due = Document.objects.filter(next_review_on__lte=today()).exclude(reviews__state__in=OPEN_STATES)
    askable = [each for each in due.order_by("pk") if each.effective_revision() and not each.has_open_revision()]
    clock = Actor(system_person())
    return do_each(askable, lambda document: create_as_part(PeriodicReview, actor=clock, document=document))
