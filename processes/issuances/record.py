"""The face of issuances: the list that is signed by one digest."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register

from .forms import DecisionForm, FillForm, IssuanceForm, LeaveOutForm, ReassignForm
from .models import Issuance
from .page import issuance_context

ISSUANCES = register(
    RecordType(
        model=Issuance,
        collection="issuances",
        clauses=("7.5.2",),
        purpose=_("Many procedures released together by one decision."),
        way=None,
        reached_through="the page of procedures",
        in_pack=InPack(governs=True),
        columns=("title_text", "count", "author", "approver", "state"),
        create_form=IssuanceForm,
        together=(Issuance.reassign,),
        forms={
            Issuance.edit: DecisionForm,
            Issuance.fill: FillForm,
            Issuance.leave_out: LeaveOutForm,
            Issuance.reassign: ReassignForm,
        },
        pages={Issuance.fill: "issuances_table"},
        template="issuances/record.html",
        context=issuance_context,
    )
)
