"""The face of planned changes."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import ChangeForm, CloseForm, LinesForm, NewChange, ReassignForm, ReportForm, SettleForm
from .models import PlannedChange
from .page import change_context
from .printing import SHEET

PLANNED_CHANGES = register(
    RecordType(
        model=PlannedChange,
        collection="planned-changes",
        clauses=("6.3", "8.2.4", "8.5.6"),
        purpose=_("A change, planned before it is made: what it touches, who does what, who looks at it afterwards."),
        way=Way(_("Planned changes"), "arrows-diff", 107),
        in_pack=InPack(),
        columns=("title_text", "unit", "occasion", "responsible", "state", "deadline"),
        filters=("occasion", "process"),
        create_form=NewChange,
        together=(PlannedChange.reassign,),
        forms={
            PlannedChange.edit: ChangeForm,
            PlannedChange.add_impacts_by_hand: LinesForm,
            PlannedChange.settle: SettleForm,
            PlannedChange.report_done: ReportForm,
            PlannedChange.close: CloseForm,
            PlannedChange.reassign: ReassignForm,
        },
        template="planned_changes/record.html",
        context=change_context,
        printed_forms=(SHEET,),
    )
)
