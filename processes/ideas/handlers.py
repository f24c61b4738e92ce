"""What follows when an idea moved: whoever suggested it hears what came of it."""

from django.dispatch import receiver
from django.utils.translation import gettext_noop

from documents.record_series.kinds import keeps
from qms.inbox.notices import notify
from qms.lifecycle.signals import moved

from .models import Idea
from .states import ENDED, IdeaState

keeps(Idea, ENDED)
TELLING = (IdeaState.TRYING, IdeaState.SPREAD, IdeaState.DECLINED)
TOLD = gettext_noop("Your idea – {state}: {subject}")


@receiver(moved, sender=Idea)
def tell_who_suggested(record, act, actor, source, **kwargs):
    """Once it is tried, spread or declined."""
    if record.state != source and record.state in TELLING and not actor.involves(record.created_by):
        notify(record.created_by, TOLD, record=record, state=record.get_state_display(), subject=record)
