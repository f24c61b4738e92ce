"""States of an authority, and for what and how far a post has it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class AuthorityState(States):
    """Whether what was decided holds for what is submitted today."""

    IN_FORCE = "in_force", Tone.GOOD, _("In force")
    SUPERSEDED = "superseded", Tone.PAST, _("Superseded")
    ENDED = "ended", Tone.PAST, _("Ended")


class Reach(models.TextChoices):
    """Where a post must be held so that it counts for a document."""

    LINE = "line", _("in the unit or above it")
    OFFICE = "office", _("anywhere in the office")
