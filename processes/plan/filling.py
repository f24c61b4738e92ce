"""What a report is filled in with: figures of the unit as they stand, each with the records that it counts."""

from qms.ledger.now import today
from qms.web.figures import behind_words, figure_named, value_words
from qms.web.periods import Period

from .figures import PLAN_TASKS_DONE, PLAN_TASKS_LATE, PLAN_TASKS_ON_TIME

# Which figures a report has, in its order; those that no room of this installation declares are left out.
REPORTED = (
    PLAN_TASKS_DONE.name,
    PLAN_TASKS_ON_TIME.name,
    PLAN_TASKS_LATE.name,
    "cases_received",
    "cases_on_time",
)


def fill_in(record, unit):
    """The figures of a unit's subtree in the period of a report so far, with the keys of what they count."""
    period = Period(record.period_from, max(record.period_from, min(record.period_until, today())))
    return [_entry(figure, period, unit) for figure in map(figure_named, REPORTED) if figure is not None]


def _entry(figure, period, unit):
    taken = figure.taken(period, unit)
    return {
        "name": figure.name,
        "label": str(figure.label),
        "value": None if taken.value is None else str(taken.value),
        "words": value_words(taken.value, figure.measure),
        "behind": behind_words(figure.measure, taken.numerator, taken.denominator),
        "from": period.first.isoformat(),
        "until": period.last.isoformat(),
        "keys": taken.keys,
    }
