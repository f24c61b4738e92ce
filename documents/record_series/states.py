"""States of a line of the list of records, in what form its records are, and how they end."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class SeriesState(States):
    """Whether records of this kind are still made."""

    IN_USE = "in_use", Tone.GOOD, pgettext_lazy("record series", "In use")
    RETIRED = "retired", Tone.PAST, pgettext_lazy("record series", "Made no longer")


class Form(models.TextChoices):
    """In what the records are kept."""

    PAPER = "paper", pgettext_lazy("medium", "Paper")
    ELECTRONIC = "electronic", _("Electronic")
    BOTH = "both", _("Paper and electronic")


class Ending(models.TextChoices):
    """What becomes of them when their time is over."""

    DESTROY = "destroy", _("Destroyed with a minute")
    ARCHIVE = "archive", _("Handed over to the archive")
