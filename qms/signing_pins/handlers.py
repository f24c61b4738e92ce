"""What follows when somebody vouched for a person, and when somebody logs in without what they should have."""

from django.dispatch import receiver
from django.utils.translation import gettext_noop

from qms.acts.acts import named
from qms.inbox.notices import notify
from qms.ledger.entry import current_entry
from qms.lifecycle.signals import moved

from .models import PinRenewal
from .services import take_away

REFUSED = gettext_noop("{by} did not confirm that it was you who asked for the renewal: {why}")


@receiver(moved, sender=PinRenewal)
def follow_the_answer(record, act, actor, **kwargs):
    """Take away what is lost, or tell the person that it stays."""
    if act in named(PinRenewal.confirm):
        take_away(record, actor)
    elif act in named(PinRenewal.refuse):
        notify(record.person, REFUSED, by=actor.person, why=current_entry().reason)
