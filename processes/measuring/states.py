"""States of a row of the measuring plan and of a judgement on a means of measuring (9.1.1, 7.1.5)."""

from django.db import models
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class MeasureState(States):
    """Whether a period waits to be analysed."""

    FOLLOWED = "followed", Tone.GOOD, pgettext_lazy("measure", "Followed")
    TO_ANALYSE = "to_analyse", Tone.SOON, pgettext_lazy("measure", "To be analysed")
    ENDED = "ended", Tone.PAST, pgettext_lazy("measure", "Followed no more")


class Conclusion(models.TextChoices):
    """What the analysis of a period comes to."""

    AS_WANTED = "as_wanted", pgettext_lazy("measure", "As wanted")
    WATCH = "watch", pgettext_lazy("measure", "To be watched")
    ACT = "act", pgettext_lazy("measure", "Something must be done")


class FitnessState(States):
    """How far a judgement is."""

    JUDGED = "judged", Tone.SOON, pgettext_lazy("fitness", "Judged, not confirmed yet")
    RETURNED = "returned", Tone.SOON, pgettext_lazy("fitness", "Returned")
    CONFIRMED = "confirmed", Tone.GOOD, pgettext_lazy("fitness", "Confirmed")
    WITHDRAWN = "withdrawn", Tone.PAST, pgettext_lazy("fitness", "Withdrawn")


class Verdict(models.TextChoices):
    """Whether a survey or a figure serves what it is for."""

    FIT = "fit", pgettext_lazy("fitness", "Fit for purpose")
    LIMITED = "limited", pgettext_lazy("fitness", "Fit within limits")
    UNFIT = "unfit", pgettext_lazy("fitness", "Not fit for purpose")


IN_FORCE = (MeasureState.FOLLOWED, MeasureState.TO_ANALYSE)
OPEN = (FitnessState.JUDGED, FitnessState.RETURNED)
