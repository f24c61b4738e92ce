"""States, kinds and the five steps of a risk or an opportunity."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class RiskState(States):
    """How far a risk or an opportunity is dealt with."""

    IDENTIFIED = "identified", Tone.ACTIVE, _("Identified")
    ASSESSED = "assessed", Tone.ACTIVE, _("Assessed")
    TREATED = "treated", Tone.ACTIVE, pgettext_lazy("risk", "Being treated")
    MONITORED = "monitored", Tone.GOOD, _("Monitored")
    CLOSED = "closed", Tone.PAST, _("Closed")


class RiskKind(models.TextChoices):
    """Whether it would harm or help."""

    RISK = "risk", _("Risk")
    OPPORTUNITY = "opportunity", _("Opportunity")


class Likelihood(models.IntegerChoices):
    """How easily it happens."""

    RARE = 1, _("Rare")
    UNLIKELY = 2, _("Unlikely")
    POSSIBLE = 3, _("Possible")
    LIKELY = 4, _("Likely")
    ALMOST_CERTAIN = 5, _("Almost certain")


class Consequence(models.IntegerChoices):
    """How much it would matter if it happened."""

    NEGLIGIBLE = 1, _("Negligible")
    MINOR = 2, pgettext_lazy("consequence", "Minor")
    MODERATE = 3, _("Moderate")
    SERIOUS = 4, _("Serious")
    VERY_SERIOUS = 5, _("Very serious")


class Level(models.TextChoices):
    """What the product of both means by the scale."""

    LOW = "low", pgettext_lazy("level", "Low")
    MEDIUM = "medium", pgettext_lazy("level", "Medium")
    HIGH = "high", pgettext_lazy("level", "High")


class Decision(models.TextChoices):
    """What is done about it."""

    BY_ACTIONS = "by_actions", _("Treated by actions")
    ACCEPTED = "accepted", _("Accepted as it is")


# What a level means for the reader: a high risk alarms, a high opportunity invites.
TONES = {
    RiskKind.RISK: {Level.LOW: "good", Level.MEDIUM: "soon", Level.HIGH: "late"},
    RiskKind.OPPORTUNITY: {Level.LOW: "plain", Level.MEDIUM: "active", Level.HIGH: "good"},
}
