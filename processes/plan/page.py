"""What the pages of plans, rounds and reports show besides their own fields."""

from django.urls import reverse

from qms.inbox.lateness import lateness
from qms.web.kept_figures import told

from .reporting import PeriodicReport, ReportRound
from .states import UNSUBMITTED, ReportState, RoundState


def rounds_shown(plan, user):
    """Every round that the plan asks for, with the round itself where it is open, and how many reports are in."""
    asked = plan.rounds_asked.order_by("due_on")
    opened = {each.asked_id: each for each in ReportRound.objects.visible_to(user).filter(plan=plan)}
    reports = PeriodicReport.objects.filter(round__plan=plan).values_list("round", "state")
    shown = []
    for each in asked:
        found = opened.get(each.pk)
        states = [state for key, state in reports if found and key == found.pk]
        shown.append(
            {
                "asked": each,
                "round": found,
                "reports": len(states),
                "handed_in": sum(state not in UNSUBMITTED for state in states),
                "accepted": states.count(ReportState.ACCEPTED),
                "standing": _standing(plan, each, found),
            }
        )
    return shown


def _standing(plan, asked, found):
    if found is not None and found.state != RoundState.OPEN:
        return None
    return lateness(plan.calendar.end_of_term(asked.due_on), plan.calendar)


def reports_shown(each, user):
    """The reports of a round, unit by unit; those that the person may open have an address."""
    seen = set(PeriodicReport.objects.visible_to(user).filter(round=each).values_list("pk", flat=True))
    reports = each.reports.select_related("unit", "submitted_by").order_by("unit__pk")
    return [{"report": report, "may_open": report.pk in seen} for report in reports]


def missing_shown(each):
    """(unit, reason) of the reports that were missing when the round was put together."""
    units = [report.unit for report in each.reports.select_related("unit").order_by("unit__pk")]
    return [(unit, each.missing[unit.code]) for unit in units if unit.code in each.missing]


def figures_shown(record):
    """The figures as they were filled in, each with the address of the records it counted."""
    page = "round_counted" if isinstance(record, ReportRound) else "report_counted"
    return [told(each) | {"url": reverse(page, args=[record.pk, each["name"]])} for each in record.figures]
