"""How a number is reckoned, kept and written: the same everywhere, so that one thing never has two numbers.

Reckoned exactly, kept to four places, written to as many as its measure allows. A share of nothing has no value, which
is another thing than 0 %; and what is not whole is never rounded to a whole, since 100 % means all and 0 % none.
"""

from fractions import Fraction

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.text.quantities import WRITTEN, number_words


class Measure(models.TextChoices):
    """What a number counts in."""

    PERCENT = "percent", gettext_lazy("%")
    COUNT = "count", gettext_lazy("number")
    WORKING_DAYS = "working_days", gettext_lazy("working days")
    SCORE = "score", gettext_lazy("points")


# Places written after the comma; more would claim an exactness that a few dozen records don't have.
PLACES = {Measure.PERCENT: 1, Measure.WORKING_DAYS: 1}


def percent(part, whole):
    """The share of a whole in per cent, exact; None of nothing."""
    return 100 * Fraction(part) / Fraction(whole) if whole else None


def value_words(value, measure, places=None):
    """A number with what it counts in."""
    if value is None:
        return _("nothing to count")
    number = number_words(value, PLACES.get(measure, WRITTEN) if places is None else places)
    if measure == Measure.PERCENT:
        return f"{number} %"
    return number if measure == Measure.COUNT else f"{number} {Measure(measure).label}"


def behind_words(part, whole):
    """What a share was reckoned from, in words; nothing where there was nothing."""
    return _("%(part)s of %(all)s") % {"part": number_words(part), "all": number_words(whole)} if whole else ""
