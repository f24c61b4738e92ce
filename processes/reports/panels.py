"""What reports add to the page of their round."""

from dataclasses import replace

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from qms.web.cells import Cell, as_cell, record_cell, state_cell
from qms.web.overview import Overview
from qms.web.panels import panel
from qms.web.tables import Table

from ..report_rounds.models import ReportRound
from .models import PeriodicReport
from .states import UNSUBMITTED

MOST = 6


@panel(ReportRound, "reports")
def reports_of_round(each, request):
    """The reports of a round, unit by unit; those that the person may open have an address."""
    seen = set(PeriodicReport.objects.visible_to(request.user).filter(round=each).values_list("pk", flat=True))
    reports = each.reports.select_related("unit", "submitted_by").order_by("unit__pk")
    table = Table.of([_("Unit"), _("State"), _("Handed in")], [_row(report, report.pk in seen) for report in reports])
    return render_to_string("reports/of_round.html", {"reports": table}, request)


def _row(report, may_open):
    late = (Cell("", "toned", _("late"), "late"),) if report.is_late() else ()
    unit = record_cell(report, report.unit) if may_open else report.unit
    return [unit, state_cell(report), replace(as_cell("", report.submitted_at), below=late)]


@panel(Overview, "overview")
def reports_due(overview, request):
    """The reports that are still to be handed in, those due first at the head."""
    rows = PeriodicReport.objects.visible_to(overview.user).filter(state__in=UNSUBMITTED)
    found = list(rows.select_related(*PeriodicReport.reads_with).order_by("due_on", "pk")[:MOST])
    if not found:
        return ""
    lines = [[record_cell(each, str(each)), each.deadline(), state_cell(each)] for each in found]
    table = Table.of([_("Report"), _("Due"), _("State")], lines)
    return render_to_string("reports/due.html", {"table": table}, request)
