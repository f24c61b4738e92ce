"""Figures as reports and reviews keep them: the number with the keys of what it counted, told in any language later."""

from decimal import Decimal

from .figures import figure_named
from .measures import behind_words, value_words


def kept_entry(figure, period, unit):
    """A figure of a unit's subtree as plain data. Call inside a transaction."""
    taken = figure.taken(period, unit)
    return {
        "name": figure.name,
        "label": str(figure.label),
        "measure": str(figure.measure),
        "value": _kept(taken.value),
        "numerator": _kept(taken.numerator),
        "denominator": _kept(taken.denominator),
        "from": period.first.isoformat(),
        "until": period.last.isoformat(),
        "keys": taken.keys,
    }


def _kept(number):
    return None if number is None else str(number)


def told(entry):
    """A figure that was kept, told in the language of the reader."""
    figure, value = figure_named(entry["name"]), entry["value"]
    return entry | {
        "label": str(figure.label) if figure else entry["label"],
        "words": value_words(None if value is None else Decimal(value), entry["measure"]),
        "behind": behind_words(entry["numerator"], entry["denominator"]),
    }
