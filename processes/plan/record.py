"""The faces of plans and of their tasks."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import AnnexForm, CarryOverForm, IssueForm, PlanForm, TaskForm
from .models import Plan
from .page import plan_context

PLANS = register(
    RecordType(
        model=Plan,
        collection="plans",
        clauses=("6.2",),
        purpose=_("The reform plan of the year: its tasks, who leads, what is done, what is late."),
        way=Way(_("Reform plan"), "clipboard-list", 130, key="k"),
        in_pack=InPack(),
        columns=("title", "year", "unit", "state", "official_number"),
        filters=("year",),
        create_form=PlanForm,
        forms={
            Plan.note_issue: IssueForm,
            Plan.add_task: TaskForm,
            Plan.take_in_annex: AnnexForm,
            Plan.carry_over: CarryOverForm,
        },
        template="plan/plan.html",
        context=plan_context,
    )
)
