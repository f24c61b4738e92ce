"""What a report is filled in with: figures of the unit as they stand, each with the records that it counts."""

from decimal import Decimal

from qms.ledger.now import today
from qms.web.figures import behind_words, figure_named, value_words
from qms.web.periods import Period

from ..cases.figures import DOSSIERS_ON_TIME, DOSSIERS_RECEIVED
from .figures import PLAN_TASKS_DONE, PLAN_TASKS_LATE, PLAN_TASKS_ON_TIME

# Which figures a report has, in its order.
REPORTED = (PLAN_TASKS_DONE, PLAN_TASKS_ON_TIME, PLAN_TASKS_LATE, DOSSIERS_RECEIVED, DOSSIERS_ON_TIME)


def fill_in(record, unit):
    """The figures of a unit's subtree in the period of a report so far, with the keys of what they count."""
    period = Period(record.period_from, max(record.period_from, min(record.period_until, today())))
    return [_entry(figure, period, unit) for figure in REPORTED]


def _entry(figure, period, unit):
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
    """A figure that was filled in, told in the language of the reader."""
    figure, value = figure_named(entry["name"]), entry["value"]
    return entry | {
        "label": str(figure.label) if figure else entry["label"],
        "words": value_words(None if value is None else Decimal(value), entry["measure"]),
        "behind": behind_words(entry["measure"], entry["numerator"], entry["denominator"]),
    }
