"""Providers as registers, figures and the clock ask for them."""

from django.utils.translation import pgettext_lazy

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today

from .states import IN_USE, WATCHED


class ProviderQuerySet(RecordQuerySet):
    """Providers, found by whether the office works with them."""

    def watched(self):
        """Those with which the office works or is about to."""
        return self.filter(state__in=WATCHED)

    watched.short_description = pgettext_lazy("providers", "worked with")

    def to_be_asked(self):
        """Those in use whose day of evaluation has come."""
        return self.filter(state__in=IN_USE, next_evaluation_on__lte=today())
