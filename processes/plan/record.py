"""The faces of plans and of their tasks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.web.panels import panels_of

from .bars import bars_of
from .forms import AnnexForm, CarryOverForm, IssueForm, PlanForm, TaskForm
from .models import Plan
from .overview import Overview
from .targets import counted, targets_of


def plan_context(plan, request):
    """The numbers of the plan, by field, by unit and by person, its targets and its rounds."""
    overview, targets = Overview(plan, request.user), targets_of(plan, request.user)
    return {
        "overview": overview,
        "bars": bars_of(overview.by_field()),
        "unseen": overview.of_all() - overview.whole.total,
        "targets": targets,
        "targets_counted": counted(targets),
        "rounds": panels_of(plan, "rounds", request),
        "annex_url": reverse("plan_annex", args=[plan.pk]) if plan.takes_actions() else "",
        # Its tasks are shown in their own list; a plan would bury its page under their links.
        "links": {},
    }


PLANS = register(
    RecordType(
        model=Plan,
        collection="plans",
        clauses=("6.2",),
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
