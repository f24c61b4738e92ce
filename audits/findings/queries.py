"""How findings are found: those still to be settled, those unanswered past their day, and those found before."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import now, today

from .states import OPEN_STATES, FindingState

LONG = timedelta(days=30)


class FindingQuerySet(RecordQuerySet):
    """Findings, found by how far they are."""

    def unsettled(self):
        """Those neither closed nor withdrawn."""
        return self.filter(state__in=OPEN_STATES)

    unsettled.short_description = _("not settled")

    def held_up(self):
        """Those that were not withdrawn."""
        return self.exclude(state=FindingState.WITHDRAWN)

    def told(self):
        """Those that a report tells of: issued, and not withdrawn."""
        return self.held_up().exclude(state=FindingState.DRAFT)

    def late(self, moment=None):
        """Issued ones that the unit has not answered by their day."""
        return self.filter(state=FindingState.ISSUED, answer_by__lt=today())

    def old(self):
        """Those open for more than thirty days since they were issued."""
        return self.unsettled().filter(issued_at__lt=now() - LONG)

    old.short_description = _("open for more than 30 days")

    def repeated(self):
        """Those that say what was found before, withdrawn ones left out."""
        return self.filter(repeats__isnull=False).exclude(state=FindingState.WITHDRAWN)

    repeated.short_description = _("found before")
