"""The communication plan, as registers, figures and the clock ask for it."""

from datetime import timedelta

from django.utils.translation import pgettext_lazy

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today

from .states import IN_FORCE, CommunicationState

LONGEST_AHEAD = timedelta(days=30)  # three working days are never more, whatever holidays lie between


class CommunicationQuerySet(RecordQuerySet):
    """Rows of the plan, found by whether they hold and are told."""

    def in_force(self):
        """Those that are told."""
        return self.filter(state__in=IN_FORCE)

    in_force.short_description = pgettext_lazy("communication", "told still")

    def to_review(self):
        """Those in force that nobody has looked at for this year yet."""
        return self.in_force().filter(year__lt=today().year)

    to_review.short_description = pgettext_lazy("communication", "not looked at for this year")

    def late(self):
        """Those whose day has passed, and nothing was told."""
        return self.filter(state=CommunicationState.DUE, next_on__lt=today())

    late.short_description = pgettext_lazy("communication", "not told by its day")

    def may_be_due(self):
        """Planned ones whose day may be near enough to ask."""
        return self.filter(state=CommunicationState.PLANNED, next_on__lte=today() + LONGEST_AHEAD)
