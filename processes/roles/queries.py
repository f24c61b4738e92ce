"""Duties and decisions, as registers, figures and the matrix ask for them."""

from django.db.models import Exists, OuterRef
from django.utils.translation import pgettext_lazy

from qms.evidence.record import RecordQuerySet
from qms.people.models import Holding

from .states import LASTING, DecisionState, DutyState


class DecisionQuerySet(RecordQuerySet):
    """Decisions, found by whether they hold."""

    def in_force(self):
        """Those that hold."""
        return self.filter(state=DecisionState.IN_FORCE)


class DutyQuerySet(RecordQuerySet):
    """Duties, found by whether somebody has them."""

    def lasting(self):
        """Those given, and those that their decision will give."""
        return self.filter(state__in=LASTING)

    def held(self):
        """Those that hold by a decision in force."""
        return self.filter(state=DutyState.HELD)

    held.short_description = pgettext_lazy("duties", "given by a decision in force")

    def unheld(self):
        """Those of a post that nobody holds today: they are given, and nobody has them."""
        holders = Holding.objects.on().filter(post__kind=OuterRef("post"), post__unit=OuterRef("unit"))
        return self.held().exclude(post="").filter(~Exists(holders))

    unheld.short_description = pgettext_lazy("duties", "of a post that nobody holds")
