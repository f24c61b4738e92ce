"""The face of risks and opportunities: register, record and the form on paper."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import AssessForm, DescribeForm, MonitorForm, NewRisk, OccurForm, ReassignForm, TreatForm
from .models import Risk
from .page import inherent, residual, risk_context

RISKS = register(
    RecordType(
        model=Risk,
        collection="risks",
        clauses=("6.1",),
        purpose=_("What may go wrong or well, how likely, how bad, and what is done about it."),
        way=Way(_("Risks and opportunities"), "alert-triangle", 90, key="r"),
        in_pack=InPack(),
        columns=("title_text", inherent, residual, "state", "next_review_on"),
        filters=("kind", "level", "process", "owner", "open", "late"),
        quiet_filters=(
            "likelihood",
            "consequence",
            "residual_likelihood",
            "residual_consequence",
            "residual_level",
        ),
        create_form=NewRisk,
        together=(Risk.reassign,),
        forms={
            Risk.edit: DescribeForm,
            Risk.assess: AssessForm,
            Risk.treat: TreatForm,
            Risk.monitor: MonitorForm,
            Risk.reassess: AssessForm,
            Risk.occur: OccurForm,
            Risk.reassign: ReassignForm,
        },
        template="risks/record.html",
        context=risk_context,
    )
)
