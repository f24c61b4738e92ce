"""The figures that the system gathers for an input of 9.3.2, frozen with the records that stood behind them."""

from qms.web.figures import figure_named
from qms.web.periods import Period

from .states import InputKind

FIGURES = {
    InputKind.SATISFACTION: ("satisfaction", "feedback_on_time"),
    InputKind.PERFORMANCE: ("dossiers_received", "dossiers_settled", "dossiers_on_time", "dossiers_supplemented"),
    InputKind.NONCONFORMITIES: ("nonconformities_reported", "nonconformities_open", "nonconformities_effective"),
    InputKind.MONITORING: ("documents_read", "documents_to_review", "actions_on_time"),
    InputKind.RISKS: ("risks_high",),
    InputKind.IMPROVEMENT: ("plan_tasks_done", "plan_tasks_on_time"),
}


def gather(kind, review):
    """The figures of an input as plain data: name, value, of how much, and the keys counted. Inside a transaction."""
    period = Period(review.since, review.until)
    return [_taken(figure_named(name), period, review.unit) for name in FIGURES.get(kind, ())]


def _taken(figure, period, unit):
    taken = figure.taken(period, unit)
    value = None if taken.value is None else str(taken.value)
    return {
        "figure": figure.name,
        "value": value,
        "numerator": str(taken.numerator),
        "denominator": None if taken.denominator is None else str(taken.denominator),
        "keys": taken.keys,
    }
