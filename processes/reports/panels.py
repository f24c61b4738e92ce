"""What reports add to the page of their round."""

from django.template.loader import render_to_string

from qms.web.panels import panel

from ..report_rounds.models import ReportRound
from .models import PeriodicReport


@panel(ReportRound, "reports")
def reports_of_round(each, request):
    """The reports of a round, unit by unit; those that the person may open have an address."""
    seen = set(PeriodicReport.objects.visible_to(request.user).filter(round=each).values_list("pk", flat=True))
    reports = each.reports.select_related("unit", "submitted_by").order_by("unit__pk")
    shown = [{"report": report, "may_open": report.pk in seen} for report in reports]
    return render_to_string("reports/of_round.html", {"reports": shown}, request)
