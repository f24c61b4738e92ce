"""What the system gathers for the inputs of 9.3.2: figures with the records behind them, and facts one by one."""

from qms.ledger.now import today
from qms.web.figures import figure_named
from qms.web.kept_figures import kept_entry
from qms.web.periods import Period, PeriodKind, periods_until

from . import facts
from .states import InputKind

FIGURES = {
    InputKind.SATISFACTION: ("satisfaction", "feedback_on_time"),
    InputKind.PERFORMANCE: ("dossiers_received", "dossiers_settled", "dossiers_on_time", "dossiers_supplemented"),
    InputKind.NONCONFORMITIES: ("nonconformities_reported", "nonconformities_open", "nonconformities_effective"),
    InputKind.MONITORING: ("self_inspections_done", "documents_read", "documents_to_review", "actions_on_time"),
    InputKind.AUDITS: ("audits_held", "findings_open", "findings_repeated"),
    InputKind.RISKS: ("risks_high",),
    InputKind.IMPROVEMENT: ("plan_tasks_done", "plan_tasks_on_time"),
}
FACTS = {
    InputKind.EARLIER_DECISIONS: facts.earlier_decisions,
    InputKind.CHANGES: facts.changes,
    InputKind.OBJECTIVES: facts.objectives,
    InputKind.AUDITS: facts.audits,
    InputKind.RISKS: facts.risks,
}
QUARTERS = 4


def gather(kind, review):
    """(figures, facts) of an input as plain data. Call inside a transaction."""
    period = Period(review.since, review.until)
    figures = [_figure(figure_named(name), period, review.unit) for name in FIGURES.get(kind, ())]
    found = FACTS[kind](review) if kind in FACTS else []
    return figures, found


def _figure(figure, period, unit):
    """The figure with its course over the quarters until the end of the period."""
    entry = kept_entry(figure, period, unit)
    if figure.only_now:
        return entry | {"course": []}
    last = min(period.last, today())
    course = [(each, figure.taken(each, unit).value) for each in periods_until(PeriodKind.QUARTER, last, QUARTERS)]
    return entry | {
        "course": [
            {"from": each.first.isoformat(), "until": each.last.isoformat(), "value": None if v is None else str(v)}
            for each, v in course
        ]
    }
