"""What stands with decisions on roles beside their acts: how long they are kept, and who is named hears of it."""

from django.dispatch import receiver
from django.utils.translation import gettext_noop

from documents.record_series.kinds import keeps
from qms.inbox.notices import notify
from qms.lifecycle.signals import moved

from .models import Duty, RoleDecision
from .states import DECISION_ENDED, DutyState

keeps(RoleDecision, DECISION_ENDED)
keeps(Duty, (DutyState.ENDED,))
TOLD = gettext_noop("You have a duty by decision {decision}: {subject}")


@receiver(moved, sender=Duty)
def tell_whoever_is_named(record, act, actor, source, **kwargs):
    """A person named by a decision hears of their duty once it is in force."""
    if (
        record.state == DutyState.HELD
        and source != record.state
        and record.person
        and not actor.involves(record.person)
    ):
        notify(record.person, TOLD, record=record, decision=record.decision.decision, subject=record)
