"""Self-inspections as registers ask for them."""

from django.utils.translation import gettext_lazy as _

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today

from .states import DONE_STATES, WAITING_STATES


class InspectionQuerySet(RecordQuerySet):
    """Self-inspections, found by their due day."""

    def unfinished(self):
        """Those not verified yet."""
        return self.exclude(state__in=DONE_STATES)

    unfinished.short_description = _("not verified")

    def done(self):
        """Those somebody of another unit has verified."""
        return self.filter(state__in=DONE_STATES)

    done.short_description = _("verified")

    def late(self, moment):
        """Those not submitted though their day has passed."""
        return self.filter(state__in=WAITING_STATES, due_on__lt=today())
