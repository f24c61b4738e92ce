"""The face of nonconforming outputs."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import DoneForm, NewOutput, ProposalForm, ReassignForm, VerifyForm
from .models import NonconformingOutput
from .printing import OUTPUT_FORM

OUTPUTS = register(
    RecordType(
        model=NonconformingOutput,
        collection="outputs",
        clauses=("8.7",),
        purpose=_(
            "What is done with a wrong result: corrected, held back, recalled or conceded, and the citizen told."
        ),
        way=None,
        reached_through="its nonconformity, and the register of nonconformities",
        in_pack=InPack(),
        columns=("title_text", "nonconformity", "decision", "unit", "responsible", "state", "deadline"),
        filters=("decision", "delivered", "responsible", "unsettled"),
        create_form=NewOutput,
        together=(NonconformingOutput.reassign,),
        forms={
            NonconformingOutput.edit: ProposalForm,
            NonconformingOutput.report_done: DoneForm,
            NonconformingOutput.verify: VerifyForm,
            NonconformingOutput.reassign: ReassignForm,
        },
        template="outputs/record.html",
        printed_forms=(OUTPUT_FORM,),
    )
)
