"""States and forms of a controlled copy."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class CopyState(States):
    """Where a copy is."""

    ISSUED = "issued", Tone.GOOD, pgettext_lazy("copy", "With its holder")
    RECALLED = "recalled", Tone.LATE, pgettext_lazy("copy", "Recalled, not back yet")
    RETURNED = "returned", Tone.PAST, pgettext_lazy("copy", "Returned")
    DESTROYED = "destroyed", Tone.PAST, pgettext_lazy("copy", "Destroyed")
    LOST = "lost", Tone.LATE, pgettext_lazy("copy", "Lost")


class Medium(models.TextChoices):
    """In what a copy or a record is kept."""

    PAPER = "paper", pgettext_lazy("medium", "Paper")
    ELECTRONIC = "electronic", _("Electronic")


OUT = (CopyState.ISSUED, CopyState.RECALLED)
