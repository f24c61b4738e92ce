"""Which feedback a person finds beyond their own units, and which is late."""

from django.db.models import F, Q

from qms.evidence.record import RecordQuerySet
from qms.people.actors import units_under, visible_paths

from .states import RUNNING_STATES, FeedbackState


class FeedbackQuerySet(RecordQuerySet):
    """Feedback as registers, the clock and figures ask for it."""

    def late(self, moment):
        """Those without a published answer though the due moment has passed."""
        return self.filter(state__in=RUNNING_STATES, due_at__lt=moment)

    def answered_between(self, first, last):
        """Those whose answer was published in a period."""
        return self.filter(published_at__date__range=(first, last))

    def due_between(self, first, last):
        """Those whose answer was due in a period, what was refused left out."""
        return self.exclude(state=FeedbackState.REFUSED).filter(due_at__date__range=(first, last))

    def on_time(self):
        """Those whose answer was published no later than it was due."""
        return self.filter(published_at__lte=F("due_at"))


def also_seen_by(user):
    """Feedback that a person took in, answers or wrote on, and what their units received."""
    own = Q(created_by=user) | Q(assignee=user) | Q(written_by=user)
    return own | Q(received_unit__in=units_under(visible_paths(user)).values("pk"))
