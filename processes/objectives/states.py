"""States of an objective, the direction of its target, and how it ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class ObjectiveState(States):
    """How far an objective is."""

    PROPOSED = "proposed", Tone.ACTIVE, _("Objective proposed")
    APPROVED = "approved", Tone.ACTIVE, _("Objective approved")
    RUNNING = "running", Tone.ACTIVE, _("Running")
    EVALUATED = "evaluated", Tone.GOOD, _("Evaluated")
    CLOSED = "closed", Tone.PAST, _("Closed")


class Direction(models.TextChoices):
    """On which side of the target a value is good."""

    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")


class Outcome(models.TextChoices):
    """Whether an objective was reached."""

    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met")


UNSETTLED = (ObjectiveState.PROPOSED, ObjectiveState.APPROVED, ObjectiveState.RUNNING)
