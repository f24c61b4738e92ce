"""Figures as reports and reviews keep them: the number with what it counted, told in any language later."""

from decimal import Decimal

from .figures import figure_named
from .measures import behind_words, value_words


def kept_entry(figure, period, unit):
    """A figure of a unit's subtree as plain data, the records behind it kept too. Call inside a transaction."""
    taken = figure.taken(period, unit)
    return _entry(figure, period, taken) | {"keys": taken.keys}


def shown_entry(figure, period, unit):
    """The same as it would be kept now, with nothing kept."""
    return _entry(figure, period, figure.told(period, unit))


def _entry(figure, period, number):
    return {
        "name": figure.name,
        "label": str(figure.label),
        "measure": str(figure.measure),
        "value": _kept(number.value),
        "numerator": _kept(number.numerator),
        "denominator": _kept(number.denominator),
        "from": period.first.isoformat(),
        "until": period.last.isoformat(),
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
