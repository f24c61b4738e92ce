"""How a number is reckoned, kept and written: the same everywhere, so that one thing never has two numbers.

Reckoned exactly, kept to four places, written to as many as its measure allows. A share of nothing has no value, which
is another thing than 0 %; and what is not whole is never rounded to a whole, since 100 % means all and 0 % none.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

KEPT = 4


class Measure(models.TextChoices):
    """What a number counts in."""

    PERCENT = "percent", gettext_lazy("%")
    COUNT = "count", gettext_lazy("number")
    WORKING_DAYS = "working_days", gettext_lazy("working days")
    SCORE = "score", gettext_lazy("points")


# Places written after the comma; more would claim an exactness that a few dozen records don't have.
PLACES = {Measure.PERCENT: 1, Measure.WORKING_DAYS: 1}
OTHERWISE = 2


def percent(part, whole):
    """The share of a whole in per cent, exact; None of nothing."""
    return 100 * Fraction(part) / Fraction(whole) if whole else None


def rounded(number, places=KEPT):
    """A number to so many places, the last rounded as people do; by itself as it is kept."""
    exact = Fraction(number)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number_words(number, places=OTHERWISE):
    """A number to so many places at most; to more where it would else look whole, or like nothing, and is not."""
    exact = rounded(number)
    shown = rounded(exact, places)
    while shown == shown.to_integral_value() and shown != exact:
        places += 1
        shown = rounded(exact, places)
    return number_format(f"{shown.normalize():f}", use_l10n=True, force_grouping=True)


def value_words(value, measure, places=None):
    """A number with what it counts in."""
    if value is None:
        return _("nothing to count")
    number = number_words(value, PLACES.get(measure, OTHERWISE) if places is None else places)
    if measure == Measure.PERCENT:
        return f"{number} %"
    return number if measure == Measure.COUNT else f"{number} {Measure(measure).label}"


def behind_words(part, whole):
    """What a share was reckoned from, in words; nothing where there was nothing."""
    return _("%(part)s of %(all)s") % {"part": number_words(part), "all": number_words(whole)} if whole else ""
