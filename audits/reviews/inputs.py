"""What the system gathers for the inputs of 9.3.2: figures with the records behind them, and facts one by one."""

from qms.ledger.now import today
from qms.web.figures import figures_for
from qms.web.kept_figures import kept_entry
from qms.web.periods import Period, PeriodKind, periods_until

from . import facts
from .states import InputKind

FACTS = {
    InputKind.EARLIER_DECISIONS: facts.earlier_decisions,
    InputKind.CHANGES: facts.changes,
    InputKind.OBJECTIVES: facts.objectives,
    InputKind.PERFORMANCE: facts.communications,
    InputKind.MONITORING: facts.measured,
    InputKind.RESOURCES: facts.equipment,
    InputKind.AUDITS: facts.audits,
    InputKind.PROVIDERS: facts.providers,
    InputKind.RISKS: facts.risks,
    InputKind.IMPROVEMENT: facts.ideas,
}
QUARTERS = 4


def gather(kind, review, entry=kept_entry):
    """(figures, facts) of an input as plain data, each figure by `entry`. Call inside a transaction."""
    period = Period(review.since, review.until)
    figures = [_figure(each, period, review.unit, entry) for each in figures_for(InputKind(kind).letter)]  # type: ignore[call-arg]
    found = FACTS[kind](review) if kind in FACTS else []
    return figures, found


def _figure(figure, period, unit, entry):
    """The figure with its course over the quarters until the end of the period."""
    told = entry(figure, period, unit)
    if figure.only_now:
        return told | {"course": []}
    last = min(period.last, today())
    course = [(each, figure.told(each, unit).value) for each in periods_until(PeriodKind.QUARTER, last, QUARTERS)]
    return told | {
        "course": [
            {"from": each.first.isoformat(), "until": each.last.isoformat(), "value": None if v is None else str(v)}
            for each, v in course
        ]
    }
