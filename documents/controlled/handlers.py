"""What follows a changed text, and what falls due by itself: in-force dates, and what waited too long."""

from django.dispatch import receiver
from django.utils.translation import gettext as _

from qms.acts.acts import CREATE, named
from qms.evidence.searched import keep_found, text_of
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.signals import moved
from qms.people.models import system_person

from .models import DocumentRevision
from .states import RevisionState
from .text import words_of_content

WRITTEN = [CREATE, *named(DocumentRevision.edit, DocumentRevision.take_over)]

text_of(DocumentRevision)(words_of_content)


@receiver(moved, sender=DocumentRevision)
def find_by_its_content(record, act, **kwargs):
    """A revision is found by what it says now, and by its files once they are read."""
    if act in WRITTEN:
        keep_found([record])


@each_pass("release_due_revisions")
def release_due(now):
    """Release every approved revision with an in-force date that has come, missed days included."""
    due = DocumentRevision.objects.filter(state=RevisionState.APPROVED, in_force_on__lte=today()).order_by(
        "in_force_on", "pk"
    )
    clock = system_person()
    return do_each(due, lambda revision: perform(revision.release, by=clock))


@each_pass("lapse_late_revisions")
def lapse_late(now):
    """Give back to its author what waited for a decision, or for its release, longer than its authority allows."""
    late = DocumentRevision.objects.filter(
        state__in=[RevisionState.IN_REVIEW, RevisionState.APPROVED], lapses_on__lt=today()
    ).order_by("lapses_on", "pk")
    clock = system_person()
    return do_each(late, lambda revision: perform(revision.lapse, by=clock, reason=_lapse_told(revision)))


def _lapse_told(revision):
    """Why it came back, in the words of its state."""
    said = {
        RevisionState.IN_REVIEW: _("Not decided by %(day)s: the endorsements lapse, submit it anew."),
        RevisionState.APPROVED: _("Approved and not released by %(day)s: the approval lapses, submit it anew."),
    }
    return said[revision.state] % {"day": f"{revision.lapses_on:%d/%m/%Y}"}
