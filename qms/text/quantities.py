"""How a number is rounded and written: exactly reckoned, so many places at most, and never whole where it is not."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from django.utils.formats import number_format

KEPT = 4  # places of a number that is kept
WRITTEN = 2  # places of a number on a page, where its measure asks for no other


def rounded(number: Any, places: int = KEPT) -> Decimal:
    """A number to so many places, the last rounded as people do; by itself as it is kept."""
    exact = Fraction(number)
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def number_words(number: Any, places: int = WRITTEN) -> str:
    """A number to so many places at most; to more where it would else look whole, or like nothing, and is not."""
    exact = rounded(number)
    shown = rounded(exact, places)
    while shown == shown.to_integral_value() and shown != exact:
        places += 1
        shown = rounded(exact, places)
    return number_format(f"{shown.normalize():f}", use_l10n=True, force_grouping=True)
