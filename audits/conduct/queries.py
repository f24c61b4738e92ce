"""How audits are found: those not over, and those whose days have passed before they were concluded."""

from django.utils.translation import gettext_lazy as _

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today

from .states import AuditState

OVER = (AuditState.CLOSED, AuditState.CANCELLED)
HELD = (AuditState.REPORTED, AuditState.CLOSED)


class AuditQuerySet(RecordQuerySet):
    """Audits, found by how far they are."""

    def unfinished(self):
        """Those neither closed nor cancelled."""
        return self.exclude(state__in=OVER)

    unfinished.short_description = _("not over")

    def late(self, moment=None):
        """Those whose last day has passed though they are not concluded."""
        waiting = (AuditState.PLANNED, AuditState.NOTIFIED, AuditState.IN_PROGRESS)
        return self.filter(state__in=waiting, ends_on__lt=today())

    late.short_description = _("not concluded by its day")

    def held(self):
        """Those whose report is signed."""
        return self.filter(state__in=HELD)

    held.short_description = _("reported")
