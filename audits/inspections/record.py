"""The face of self-inspections: register, record, and the rounds with their index."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import AssessForm, NameInspectorForm, VerifyForm
from .models import SelfInspection
from .page import inspection_context, round_context
from .printing import SHEET
from .report import REPORT
from .round import InspectionRound
from .round_forms import EditRoundForm, RoundForm

INSPECTIONS = register(
    RecordType(
        model=SelfInspection,
        collection="self-inspections",
        clauses=("9.1.3",),
        purpose=_("A unit looks at its own work by a list, and puts right what it finds."),
        way=Way(_("Self-inspections"), "shield-check", 170, key="t"),
        in_pack=InPack(),
        columns=("unit", "round", "state", "due_on", "inspector"),
        filters=("round", "unfinished", "done", "late"),
        forms={
            SelfInspection.assess: AssessForm,
            SelfInspection.verify: VerifyForm,
            SelfInspection.name_inspector: NameInspectorForm,
        },
        template="inspections/record.html",
        context=inspection_context,
        printed_forms=(SHEET,),
    )
)

ROUNDS = register(
    RecordType(
        model=InspectionRound,
        collection="inspection-rounds",
        clauses=("9.1.3",),
        purpose=_("Which units inspect themselves in this period, by which list."),
        way=None,
        reached_through="the register of self-inspections",
        in_pack=InPack(),
        columns=("name", "since", "until", "opens_on", "due_on", "verified_of_all"),
        create_form=RoundForm,
        forms={InspectionRound.edit: EditRoundForm},
        template="inspections/round.html",
        context=round_context,
        printed_forms=(REPORT,),
    )
)
