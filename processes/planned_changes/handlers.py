"""What stands with changes beside their acts: how long they are kept, and whoever planned one hears what came of it."""

from django.dispatch import receiver
from django.utils.translation import gettext_noop

from documents.record_series.kinds import keeps
from qms.inbox.notices import notify
from qms.lifecycle.signals import moved

from . import reach  # noqa: F401  what a change touches of documents and processes
from .models import PlannedChange
from .states import ENDED, ChangeState

keeps(PlannedChange, ENDED)
TELLING = (ChangeState.UNDER_WAY, ChangeState.DECLINED, ChangeState.CLOSED)
TOLD = gettext_noop("Your planned change – {state}: {subject}")


@receiver(moved, sender=PlannedChange)
def tell_who_planned(record, act, actor, source, **kwargs):
    """Once it is decided on, and when it is closed."""
    if record.state != source and record.state in TELLING and not actor.involves(record.created_by):
        notify(record.created_by, TOLD, record=record, state=record.get_state_display(), subject=record)
