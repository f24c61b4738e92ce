"""States of a delivery; it is no evidence."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from qms.acts.states import Tone


class DeliveryState(TextChoices):
    """Whether somebody took what was sent."""

    WAITING = "waiting", _("Waiting for its next try")
    TAKEN = "taken", _("Taken")
    GIVEN_UP = "given_up", _("Sending given up")

    @property
    def tone(self):
        """The tone of its badge."""
        return {self.WAITING: Tone.SOON, self.TAKEN: Tone.GOOD, self.GIVEN_UP: Tone.LATE}[self]
