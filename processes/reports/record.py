"""The face of periodic reports."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from ..report_rounds.page import figures_shown
from .forms import ReportEditForm, ReportForm
from .models import PeriodicReport
from .printing import UNIT_REPORT


def report_context(report, request):
    """Its figures, each with the records that were counted."""
    return {"figures": figures_shown(report, "report_counted")}


REPORTS = register(
    RecordType(
        model=PeriodicReport,
        collection="periodic-reports",
        clauses=("9.1.3",),
        purpose=_(
            "The report of one unit: its figures come by themselves, its words are written, its head submits it."
        ),
        way=None,
        in_pack=InPack(),
        reached_through="the round it belongs to",
        dated_by="due_on",
        columns=("round_label", "unit", "state", "deadline", "submitted_at"),
        filters=("round", "late"),
        forms={
            PeriodicReport.draft: ReportForm,
            PeriodicReport.edit: ReportEditForm,
            PeriodicReport.write_late: ReportForm,
        },
        template="reports/report.html",
        context=report_context,
        printed_forms=(UNIT_REPORT,),
    )
)
