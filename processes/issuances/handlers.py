"""What follows from an issuance: its drafts are made, and none of its documents is decided past the others."""

from django.dispatch import receiver

from documents.controlled.models import DocumentRevision
from documents.controlled.states import RevisionState
from qms.acts.acts import CREATE, named
from qms.lifecycle.door import follow
from qms.lifecycle.signals import moved
from qms.lifecycle.vetoes import veto

from . import rules
from .drafts import make
from .models import Issuance
from .parts import Item
from .states import OPEN_STATES, IssuanceState


def leading(revision):
    """The number of the issuance that is not decided yet and has this revision, or ""."""
    rows = Item.objects.filter(revision=revision, left_out=False, issuance__state__in=OPEN_STATES)
    return rows.values_list("issuance__number", flat=True).first() or ""


rules.LED_BY = leading
R = DocumentRevision
for move in (R.submit, R.endorse, R.approve, R.return_for_change, R.pull_back, R.cancel):
    veto(R, move, rules.moves_with_the_others)


@receiver(moved, sender=Issuance)
def make_the_drafts(record, act, actor, **kwargs):
    """Every procedure asked for becomes a draft of its own."""
    if act == CREATE:
        make(record, actor)


@receiver(moved, sender=DocumentRevision)
def end_with_the_last(record, act, actor, **kwargs):
    """Those that the clock or a person released by itself: with the last of them the issuance has ended."""
    if act not in named(DocumentRevision.release, DocumentRevision.cancel) or getattr(record, "moved_together", False):
        return
    item = Item.objects.filter(revision=record, issuance__state=IssuanceState.APPROVED).first()
    waiting = item and item.issuance.items.filter(revision__state=RevisionState.APPROVED, left_out=False)
    if item and not waiting.exists():
        follow(item.issuance.end, actor=actor)
