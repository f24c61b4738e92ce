"""What people have, as registers and the clock ask for it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today

from .states import AttainmentState

SOON = 60  # days before the last one: time enough to find a course


class AttainmentQuerySet(RecordQuerySet):
    """What people have, found by its last day."""

    def ending(self):
        """What holds and ends within the next days."""
        return self.filter(state=AttainmentState.VALID, until__lte=today() + timedelta(days=SOON))

    ending.short_description = _("ends soon")

    def run_out(self):
        """What is still held to be valid after its last day."""
        return self.filter(state=AttainmentState.VALID, until__lt=today())

    run_out.short_description = _("run out")
