"""What follows when a revision is out of force: each of its copies is called back, and whoever holds one is told."""

from django.dispatch import receiver
from django.utils.translation import gettext_noop

from documents.controlled.models import DocumentRevision
from qms.acts.acts import named
from qms.inbox.notices import notify
from qms.lifecycle.door import follow_each
from qms.lifecycle.signals import moved
from qms.people.actors import holders_of
from qms.people.models import User
from qms.people.posts import PostKind

from .models import ControlledCopy
from .states import CopyState

TOLD = gettext_noop("{copy} is recalled: stop using it and give it back to whoever keeps the documents.")


@receiver(moved, sender=DocumentRevision)
def call_copies_back(record, act, actor, **kwargs):
    """Superseded or withdrawn: nobody goes on working by a copy of it."""
    if act in named(DocumentRevision.supersede, DocumentRevision.withdraw):
        out = ControlledCopy.objects.filter(revision=record, state=CopyState.ISSUED)
        follow_each(out, ControlledCopy.recall, actor=actor, reason=record.get_state_display())


@receiver(moved, sender=ControlledCopy)
def tell_the_holder(record, act, actor, **kwargs):
    """Whoever holds a copy that is called back hears it at once."""
    if act in named(ControlledCopy.recall):
        for person in holders(record):
            notify(person, TOLD, record=record, copy=record)


def holders(copy):
    """The persons who answer for a copy: the one it names, or those who hold its post, or who head its unit."""
    if copy.to_person_id:
        return [copy.to_person]
    if copy.to_unit_id is None:
        return []
    return User.objects.filter(pk__in=holders_of(copy.to_post or PostKind.UNIT_HEAD, copy.to_unit)).order_by("pk")
