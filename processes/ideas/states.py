"""States of an idea for improvement, and from whom it comes."""

from django.db import models
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class IdeaState(States):
    """How far it is."""

    SUGGESTED = "suggested", Tone.SOON, pgettext_lazy("idea", "Suggested, to be judged")
    TRYING = "trying", Tone.ACTIVE, pgettext_lazy("idea", "Being tried")
    TRIED = "tried", Tone.ACTIVE, pgettext_lazy("idea", "Tried, to be decided on")
    SPREAD = "spread", Tone.GOOD, pgettext_lazy("idea", "Spread")
    DECLINED = "declined", Tone.PAST, pgettext_lazy("idea", "Declined")
    WITHDRAWN = "withdrawn", Tone.PAST, pgettext_lazy("idea", "Taken back")


class Source(models.TextChoices):
    """From whom an idea comes."""

    STAFF = "staff", pgettext_lazy("idea", "Staff")
    CITIZEN = "citizen", pgettext_lazy("idea", "Citizens, enterprises")
    ELSEWHERE = "elsewhere", pgettext_lazy("idea", "Seen at another office")


class Benefit(models.TextChoices):
    """What it improves first of all."""

    TIME = "time", pgettext_lazy("idea", "Less time, fewer steps")
    QUALITY = "quality", pgettext_lazy("idea", "Fewer mistakes")
    CITIZENS = "citizens", pgettext_lazy("idea", "Easier for citizens")
    COST = "cost", pgettext_lazy("idea", "Less cost")
    SAFETY = "safety", pgettext_lazy("idea", "Safer data and records")


OPEN = (IdeaState.SUGGESTED, IdeaState.TRYING, IdeaState.TRIED)
ENDED = (IdeaState.SPREAD, IdeaState.DECLINED, IdeaState.WITHDRAWN)
