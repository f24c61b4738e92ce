"""The states of a record, each with its tone: what it means for the reader's work."""

from enum import StrEnum

from django.db import models


class Tone(StrEnum):
    """How a badge is shown; an icon and a word say it too, never colour alone."""

    PLAIN = "plain"
    ACTIVE = "active"
    SOON = "soon"
    GOOD = "good"
    LATE = "late"
    PAST = "past"


class States(models.TextChoices):
    """States declared as `DRAFT = "draft", Tone.PLAIN, _("Draft")`; a state without a tone can't be declared."""

    tone: Tone

    def __new__(cls, value: str, tone: str = ""):  # a type checker takes States(value) for the same call
        state = str.__new__(cls, value)
        state._value_ = value
        state.tone = Tone(tone)
        return state
