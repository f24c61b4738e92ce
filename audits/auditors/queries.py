"""Qualifications as the list of auditors and those who choose teams ask for them."""

from django.utils.translation import gettext_lazy as _

from qms.evidence.record import RecordQuerySet
from qms.people.periods import PeriodQuerySet


class QualificationQuerySet(PeriodQuerySet, RecordQuerySet):
    """Qualifications, found by the days on which they hold."""

    def in_force(self):
        """Those that hold today."""
        return self.on()

    in_force.short_description = _("qualified today")
