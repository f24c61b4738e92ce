"""States of an objective, the direction of its target, and how it ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ObjectiveState(models.TextChoices):
    """How far an objective is."""

    PROPOSED = "proposed", _("Objective proposed")
    APPROVED = "approved", _("Objective approved")
    RUNNING = "running", _("Running")
    EVALUATED = "evaluated", _("Evaluated")
    CLOSED = "closed", _("Closed")


class Direction(models.TextChoices):
    """On which side of the target a value is good."""

    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")


class Outcome(models.TextChoices):
    """Whether an objective was reached."""

    MET = "met", _("Met")
    NOT_MET = "not_met", _("Not met")


UNSETTLED = (ObjectiveState.PROPOSED, ObjectiveState.APPROVED, ObjectiveState.RUNNING)
