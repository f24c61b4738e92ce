"""States of what is watched of the context, and in which terms it is told (4.1, 4.2, Amd 1:2024)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class ContextState(States):
    """Whether it still holds."""

    WATCHED = "watched", Tone.GOOD, pgettext_lazy("context", "Watched")
    TO_REVIEW = "to_review", Tone.SOON, pgettext_lazy("context", "To be reviewed")
    ENDED = "ended", Tone.PAST, pgettext_lazy("context", "Holds no more")


class Place(models.TextChoices):
    """Where an issue comes from."""

    INTERNAL = "internal", pgettext_lazy("issue", "Inside")
    EXTERNAL = "external", pgettext_lazy("issue", "Outside")


class Topic(models.TextChoices):
    """What an issue is about."""

    LAW = "law", _("Law and policy")
    ORGANISATION = "organisation", _("Organisation, staff, competence")
    RESOURCES = "resources", _("Budget, premises, equipment")
    TECHNOLOGY = "technology", _("Technology, digital transformation, data")
    SOCIETY = "society", _("Economy, society, population")
    CULTURE = "culture", _("Values, culture, ways of working")
    CLIMATE = "climate", _("Climate change")
    OTHER = "other", pgettext_lazy("topic", "Something else")


class Effect(models.TextChoices):
    """What an issue means for what the system is to achieve."""

    HELPS = "helps", pgettext_lazy("issue", "Helps")
    HINDERS = "hinders", pgettext_lazy("issue", "Hinders")
    BOTH = "both", pgettext_lazy("issue", "Helps and hinders")
    NONE = "none", pgettext_lazy("issue", "No effect: looked at and found not relevant")


class PartyKind(models.TextChoices):
    """Who has an interest in what the office does."""

    CITIZENS = "citizens", _("Citizens")
    BUSINESSES = "businesses", _("Enterprises, business households, cooperatives")
    SUPERIORS = "superiors", _("Authorities above: city, departments, ministries")
    COUNCIL = "council", _("Party committee, People's Council, Fatherland Front, unions")
    STAFF = "staff", _("Cadres, civil servants, employees")
    PARTNERS = "partners", _("Offices that cooperate: police, tax, insurance, land registry")
    PROVIDERS = "providers", pgettext_lazy("party", "External providers")
    OTHER = "other", pgettext_lazy("party", "Others")


HOLDING = (ContextState.WATCHED, ContextState.TO_REVIEW)
