"""Self-inspections as registers ask for them."""

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today
from qms.workdays.calendars import CountsTogether

from .states import InspectionState


class InspectionQuerySet(CountsTogether, RecordQuerySet):
    """Self-inspections, found by their due day."""

    def late(self, moment):
        """Those not submitted though their day has passed."""
        waiting = [InspectionState.OPENED, InspectionState.ASSESSED, InspectionState.RETURNED]
        return self.filter(state__in=waiting, due_on__lt=today())
