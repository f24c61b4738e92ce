"""The face of reporting rounds."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.web.panels import panels_of

from .forms import ConsolidateForm, SendForm
from .models import ReportRound
from .page import figures_shown, missing_shown
from .printing import COMMUNE_REPORT


def round_context(each, request):
    """The reports of the round, unit by unit, and its figures."""
    return {
        "reports": panels_of(each, "reports", request),
        "figures": figures_shown(each, "round_counted"),
        "missing": missing_shown(each),
    }


ROUNDS = register(
    RecordType(
        model=ReportRound,
        collection="report-rounds",
        clauses=("9.1.3",),
        purpose=_("What every unit reports in this period, and the report of the commune made of it."),
        way=None,
        in_pack=InPack(),
        reached_through="the plan it reports on",
        dated_by="due_on",
        columns=("label", "plan", "state", "deadline", "sent_at"),
        filters=("plan", "late"),
        forms={ReportRound.consolidate: ConsolidateForm, ReportRound.send: SendForm},
        template="report_rounds/round.html",
        context=round_context,
        printed_forms=(COMMUNE_REPORT,),
    )
)
