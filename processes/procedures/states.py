"""States of a procedure's version, and what its fields and outcomes may be."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class VersionState(States):
    """Whether the definition may still be changed."""

    DRAFTED = "drafted", Tone.PLAIN, _("Being written")
    FROZEN = "frozen", Tone.PAST, _("Frozen")


class FieldKind(models.TextChoices):
    """What a step's field takes."""

    TEXT = "text", _("Text")
    NUMBER = "number", _("Number")
    DATE = "date", _("Date")
    CHOICE = "choice", _("Choice")
    YES_NO = "yes_no", _("Yes or no")


class Comparison(models.TextChoices):
    """How a branch compares the value of a field; less and at least are for numbers and days."""

    IS = "is", _("is")
    IS_NOT = "is_not", _("is not")
    LESS = "less", _("less than")
    AT_LEAST = "at_least", _("at least")


class Ending(models.TextChoices):
    """How an outcome may end the dossier."""

    RESOLVED = "resolved", _("Resolved")
    REFUSED = "refused", _("Refused")
