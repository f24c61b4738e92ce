"""States of a row of the communication plan, and in which terms it is told (7.4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class CommunicationState(States):
    """Whether something is to be told now."""

    PLANNED = "planned", Tone.GOOD, pgettext_lazy("communication", "Planned")
    DUE = "due", Tone.SOON, pgettext_lazy("communication", "To be told")
    ENDED = "ended", Tone.PAST, pgettext_lazy("communication", "Told no more")


class Reach(models.TextChoices):
    """Whether it stays in the office."""

    INTERNAL = "internal", pgettext_lazy("communication", "Inside the office")
    EXTERNAL = "external", pgettext_lazy("communication", "To those outside")
    BOTH = "both", pgettext_lazy("communication", "Inside and outside")


class Channel(models.TextChoices):
    """By which way it is told."""

    MEETING = "meeting", _("Meeting, briefing")
    LETTER = "letter", _("Official letter, notice, decision")
    BOARD = "board", _("Posted up at the office")
    WEBSITE = "website", _("Website of the office")
    LOUDSPEAKER = "loudspeaker", _("Loudspeakers, radio")
    MESSAGES = "messages", _("Zalo, social networks, text messages")
    SYSTEM = "system", _("Document system, e-mail")
    TALK = "talk", _("Telephone, talk")
    OTHER = "other", pgettext_lazy("channel", "Another way")


class Rhythm(models.TextChoices):
    """How often it is told."""

    WEEKLY = "weekly", _("every week")
    MONTHLY = "monthly", pgettext_lazy("rhythm", "every month")
    QUARTERLY = "quarterly", _("every quarter")
    HALF_YEARLY = "half_yearly", _("every half year")
    YEARLY = "yearly", _("every year")
    ON_OCCASION = "on_occasion", _("when there is an occasion")


IN_FORCE = (CommunicationState.PLANNED, CommunicationState.DUE)
MONTHS: dict[str, int] = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12}
