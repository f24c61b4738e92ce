"""What is watched of the context, as registers, figures and the clock ask for it."""

from django.utils.translation import pgettext_lazy

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today

from .states import HOLDING, ContextState


class ContextQuerySet(RecordQuerySet):
    """Issues or needs, found by whether they hold."""

    def holding(self):
        """Those that still hold."""
        return self.filter(state__in=HOLDING)

    holding.short_description = pgettext_lazy("context", "holds still")

    def to_be_asked(self):
        """Watched ones whose day of review has come."""
        return self.filter(state=ContextState.WATCHED, next_review_on__lte=today())
