"""States of a training, how it is given, and how somebody took part."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.controlled.states import RevisionState
from qms.acts.states import States, Tone


class TrainingState(States):
    """How far it is."""

    PLANNED = "planned", Tone.ACTIVE, pgettext_lazy("training", "Planned")
    HELD = "held", Tone.SOON, pgettext_lazy("training", "Held, not judged yet")
    EFFECTIVE = "effective", Tone.GOOD, pgettext_lazy("training", "Effective")
    INEFFECTIVE = "ineffective", Tone.LATE, pgettext_lazy("training", "Not effective")
    CANCELLED = "cancelled", Tone.PAST, pgettext_lazy("training", "Cancelled")


OPEN_STATES = (TrainingState.PLANNED, TrainingState.HELD)
TAUGHT = (RevisionState.APPROVED, RevisionState.EFFECTIVE)  # revisions about which people are trained
HELD_STATES = (TrainingState.HELD, TrainingState.EFFECTIVE, TrainingState.INEFFECTIVE)


class TrainingKind(models.TextChoices):
    """How it is given."""

    IN_HOUSE = "in_house", _("In the office")
    COURSE = "course", _("Course outside")
    AT_WORK = "at_work", _("Guided at work")
    ONLINE = "online", _("Online course")


class Presence(models.TextChoices):
    """Whether somebody came."""

    PRESENT = "present", pgettext_lazy("presence", "Present")
    EXCUSED = "excused", pgettext_lazy("presence", "Excused")
    ABSENT = "absent", pgettext_lazy("presence", "Absent")
