"""Risks and opportunities as registers, the matrix and the clock ask for them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today

from .states import RiskState


class RiskQuerySet(RecordQuerySet):
    """Risks and opportunities, found by how far they are."""

    def open(self):
        """Those not closed."""
        return self.exclude(state=RiskState.CLOSED)

    open.short_description = _("not closed")

    def to_be_reviewed(self):
        """Monitored ones whose review day has come."""
        return self.filter(state=RiskState.MONITORED, next_review_on__lte=today())

    def late(self, moment):
        """Monitored ones whose review day has passed."""
        return self.filter(state=RiskState.MONITORED, next_review_on__lt=today())


def also_seen_by(user):
    """Those that name the person."""
    return Q(owner=user) | Q(created_by=user)
