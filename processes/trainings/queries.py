"""Trainings as registers, plans and figures ask for them."""

from django.utils.translation import gettext_lazy as _

from qms.evidence.record import RecordQuerySet

from .states import HELD_STATES, OPEN_STATES, TrainingState


class TrainingQuerySet(RecordQuerySet):
    """Trainings, found by how far they are."""

    def open(self):
        """Those that are neither judged nor cancelled."""
        return self.filter(state__in=OPEN_STATES)

    open.short_description = _("still open")

    def planned(self):
        """Those that were not cancelled."""
        return self.exclude(state=TrainingState.CANCELLED)

    def held(self):
        """Those that took place."""
        return self.filter(state__in=HELD_STATES)
