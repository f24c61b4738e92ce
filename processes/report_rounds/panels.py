"""What rounds add to the page of their plan."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from qms.web.cells import record_cell, state_cell, toned, words_cell
from qms.web.panels import panel
from qms.web.tables import Table
from qms.web.templatetags.words import day
from qms.workdays.lateness import lateness

from ..plan.models import Plan
from .models import ReportRound
from .states import RoundState


@panel(Plan, "rounds")
def rounds_of_plan(plan, request):
    """Every round that the plan asks for, with the round itself where it is open, and how many reports are in."""
    opened = {each.asked_id: each for each in ReportRound.objects.visible_to(request.user).filter(plan=plan)}
    heads = [_("Round"), _("Period"), _("Last safe day"), _("State"), _("Reports")]
    rows = [_row(plan, asked, opened.get(asked.pk)) for asked in plan.rounds_asked.order_by("due_on")]
    return render_to_string("report_rounds/of_plan.html", {"rounds": Table.of(heads, rows)}, request)


def _row(plan, asked, found):
    period = f"{day(asked.period_from)} – {day(asked.period_until)}"
    state = state_cell(found) if found else _("opens on %(day)s") % {"day": day(asked.opens_on)}
    name = record_cell(found, asked.label) if found else asked.label
    return [name, period, _due(plan, asked, found), state, _reports(found) if found else ""]


def _due(plan, asked, found):
    """The last safe day, before which day it must arrive, and how late the round is while it is open."""
    arrives = _("to arrive before %(day)s") % {"day": day(asked.before)}
    if found is not None and found.state != RoundState.OPEN:
        return words_cell(day(asked.due_on), arrives)
    late = lateness(plan.calendar.end_of_term(asked.due_on), plan.calendar)
    return words_cell(day(asked.due_on), arrives, toned(late.words, late.tone) if late.words else "")


def _reports(found):
    return _("%(handed_in)s of %(reports)s handed in, %(accepted)s accepted") % found.reports.counted()
