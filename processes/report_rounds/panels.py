"""What rounds add to the page of their plan."""

from django.template.loader import render_to_string

from qms.web.panels import panel
from qms.workdays.lateness import lateness

from ..plan.models import Plan
from .models import ReportRound
from .states import RoundState


@panel(Plan, "rounds")
def rounds_of_plan(plan, request):
    """Every round that the plan asks for, with the round itself where it is open, and how many reports are in."""
    opened = {each.asked_id: each for each in ReportRound.objects.visible_to(request.user).filter(plan=plan)}
    rounds = [_shown(plan, asked, opened.get(asked.pk)) for asked in plan.rounds_asked.order_by("due_on")]
    return render_to_string("report_rounds/of_plan.html", {"rounds": rounds}, request)


def _shown(plan, asked, found):
    shown = {"asked": asked, "round": found, "lateness": _lateness(plan, asked, found)}
    return shown | found.reports.counted() if found else shown


def _lateness(plan, asked, found):
    if found is not None and found.state != RoundState.OPEN:
        return None
    return lateness(plan.calendar.end_of_term(asked.due_on), plan.calendar)
