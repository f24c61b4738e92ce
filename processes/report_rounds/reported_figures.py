"""The figures that a report is filled in with: those of its unit as they stand, each with the records it counts."""

from qms.ledger.now import today
from qms.web.kept_figures import kept_entry
from qms.web.periods import Period

from ..cases.figures import DOSSIERS_ON_TIME, DOSSIERS_RECEIVED
from ..plan.figures import PLAN_TASKS_DONE, PLAN_TASKS_LATE, PLAN_TASKS_ON_TIME

# Which figures a report has, in its order.
REPORTED = (PLAN_TASKS_DONE, PLAN_TASKS_ON_TIME, PLAN_TASKS_LATE, DOSSIERS_RECEIVED, DOSSIERS_ON_TIME)


def fill_in(record, unit):
    """The figures of a unit's subtree in the period of a report so far, with the keys of what they count."""
    period = Period(record.period_from, max(record.period_from, min(record.period_until, today())))
    return [kept_entry(figure, period, unit) for figure in REPORTED]
