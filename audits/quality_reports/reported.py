"""What the yearly report is filled in with: figures, and the records of the year one by one, as they stand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits.reviews import facts
from audits.reviews.parts import Decision
from processes.declarations.handlers import of_year
from processes.declarations.models import Declaration
from processes.declarations.states import HOLDING
from qms.ledger.now import today
from qms.web.figures import figure_named
from qms.web.kept_figures import kept_entry
from qms.web.periods import Period

# Which figures the report has, in its order.
REPORTED = (
    "procedures_in_force",
    "dossiers_received",
    "dossiers_settled",
    "dossiers_on_time",
    "satisfaction",
    "feedback_on_time",
    "documents_read",
    "documents_to_review",
    "trainings_held",
    "self_inspections_done",
    "audits_held",
    "findings_open",
    "findings_repeated",
    "nonconformities_reported",
    "nonconformities_open",
    "nonconformities_effective",
    "actions_on_time",
    "risks_high",
)


@dataclass(frozen=True)
class Span:
    """The part of a year that has passed, in an administration: what the facts of a management review are read for."""

    unit: Any
    since: date
    until: date


def span_of(report):
    """The year of a report as far as it has passed."""
    first = date(report.year, 1, 1)
    return Span(report.unit, first, max(first, min(date(report.year, 12, 31), today())))


def figures_of(report):
    """The figures of the year so far, with the keys of what they count. Call inside a transaction."""
    span = span_of(report)
    return [kept_entry(figure_named(name), Period(span.since, span.until), span.unit) for name in REPORTED]


def facts_of(report):
    """[{"part", "about", "number", "what", "who", "how"}]: the records of the year, in the order of the report."""
    span = span_of(report)
    return [{"part": name} | fact for name, (_label, told) in PARTS.items() for fact in told(span)]


def _declarations(span):
    """What was declared in the year, and what still holds from before."""
    rows = Declaration.objects.filter(unit=span.unit, state__in=HOLDING) | of_year(span.unit, span.since.year)
    found = rows.select_related("signed_by").order_by("decided_on", "pk")
    return [
        _fact("declarations", each, f"{each.title_text()}; {each.decision}", str(each.signed_by or ""), _declared(each))
        for each in found
    ]


def _declared(declaration):
    words = _("%(state)s; procedures covered: %(count)s")
    return words % {"state": declaration.get_state_display(), "count": declaration.count_words()}


def _decisions(span):
    """What the management reviews held in the year decided, each with how its action stands."""
    rows = Decision.objects.filter(review__unit=span.unit, review__held_on__range=(span.since, span.until))
    return [
        _fact("management-reviews", row.review, row.text, *_who_and_how(row.action))
        for row in rows.select_related("review", "action__responsible").order_by("pk")
    ]


def _who_and_how(action):
    return (str(action.responsible), action.get_state_display()) if action else ("", "")


def _fact(collection, record, what, who, how):
    return {
        "about": f"{collection}/{record.pk}",
        "number": record.number,
        "what": what,
        "who": who,
        "how": str(how),
    }


PARTS = {
    "declarations": (gettext_lazy("Declarations of conformity"), _declarations),
    "objectives": (gettext_lazy("Quality objectives"), facts.objectives),
    "audits": (gettext_lazy("Internal audits and their findings"), facts.audits),
    "decisions": (gettext_lazy("Decisions of the management review"), _decisions),
}
