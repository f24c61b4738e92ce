"""How the opinions of several units are joined, and when that is decided. Pure: no database.

However the opinions come in, the same opinions are joined to the same decision: it depends on how many agree and how
many refuse, never on which came first.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Join(models.TextChoices):
    """When the opinions that a step asks for are enough."""

    ALL = "all", _("all have answered, and all agree")
    SOME = "some", _("so many agree")
    FIRST_REFUSAL = "first_refusal", _("all agree; the first refusal ends it")


class Joined(models.TextChoices):
    """What the opinions come to together."""

    AGREED = "agreed", _("agreed")
    REFUSED = "refused", _("refused")


def needed_of(join, needed, asked):
    """How many of the opinions asked must agree."""
    return needed if join == Join.SOME and needed else asked


def joined(join, needed, answers):
    """What these answers come to: True agrees, False refuses, None is still waited for; None while it is not decided.

    Whoever waits for all waits for all, also when one has refused; the other two end as soon as nothing can change it.
    """
    if join == Join.ALL and None in answers:
        return None
    wanted = needed_of(join, needed, len(answers))
    if answers.count(True) >= wanted:
        return Joined.AGREED
    return Joined.REFUSED if answers.count(False) > len(answers) - wanted else None
