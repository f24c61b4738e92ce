"""States of an external provider, what it provides, and what an evaluation comes to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class ProviderState(States):
    """Whether the office works with it."""

    TO_EVALUATE = "to_evaluate", Tone.SOON, pgettext_lazy("provider", "To be evaluated")
    EVALUATED = "evaluated", Tone.ACTIVE, pgettext_lazy("provider", "Evaluated, to be decided on")
    ACCEPTED = "accepted", Tone.GOOD, pgettext_lazy("provider", "Accepted")
    CONDITIONAL = "conditional", Tone.SOON, pgettext_lazy("provider", "Accepted on conditions")
    REFUSED = "refused", Tone.PAST, pgettext_lazy("provider", "Not accepted")
    ENDED = "ended", Tone.PAST, pgettext_lazy("provider", "No longer used")


class Provision(models.TextChoices):
    """What is provided (8.4.1)."""

    SOFTWARE = "software", _("Software, network, information technology")
    POST = "post", _("Public postal service")
    UPKEEP = "upkeep", _("Equipment, repair and upkeep")
    TRAINING = "training", _("Training and advice")
    GOODS = "goods", _("Goods, stationery, printing")
    PROCESS = "process", _("Part of a process done in our place")
    OTHER = "other", pgettext_lazy("what is provided", "Something else")


class Influence(models.TextChoices):
    """How far what citizens get hangs on it; it says how closely the provider is controlled (8.4.2)."""

    HIGH = "high", pgettext_lazy("influence", "High: the service stands still without it")
    MEDIUM = "medium", pgettext_lazy("influence", "Medium: the service is slower or worse")
    LOW = "low", pgettext_lazy("influence", "Low: citizens hardly notice")


GOOD_FROM, ENOUGH_FROM = 80, 50  # points of a hundred: decision 0072
IN_USE = (ProviderState.ACCEPTED, ProviderState.CONDITIONAL)
WATCHED = (ProviderState.TO_EVALUATE, ProviderState.EVALUATED, *IN_USE)
