"""The face of the yearly reports on the quality system."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import DayForm, QualityReportEditForm, QualityReportForm, SendForm
from .models import QualityReport
from .page import report_context
from .printing import QUALITY_REPORT

QUALITY_REPORTS = register(
    RecordType(
        model=QualityReport,
        collection="quality-reports",
        clauses=("9.1.3",),
        purpose=_(
            "What the office reports each year to the city of its quality system: figures and records come by "
            "themselves, a leader approves it, and the signed file stays with it."
        ),
        way=Way(_("Yearly reports on the system"), "send", 192),
        in_pack=InPack(),
        dated_by="due_on",
        columns=("title_text", "state", "deadline", "official_number", "sent_at"),
        filters=("late",),
        forms={
            QualityReport.draft: QualityReportForm,
            QualityReport.edit: QualityReportEditForm,
            QualityReport.send: SendForm,
            QualityReport.set_day: DayForm,
        },
        template="quality_reports/record.html",
        context=report_context,
        printed_forms=(QUALITY_REPORT,),
    )
)
