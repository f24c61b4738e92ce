"""The faces of plans, of their tasks, of rounds and of reports."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .bars import bars_of
from .forms import (
    AnnexForm,
    ConsolidateForm,
    IssueForm,
    PlanForm,
    ReportEditForm,
    ReportForm,
    SendForm,
    TaskForm,
)
from .models import Plan
from .overview import Overview
from .page import figures_shown, missing_shown, reports_shown, rounds_shown
from .printing import COMMUNE_REPORT, UNIT_REPORT
from .reporting import PeriodicReport, ReportRound
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
        "rounds": rounds_shown(plan, request.user),
        "annex_url": reverse("plan_annex", args=[plan.pk]) if plan.takes_actions() else "",
        # Its tasks are shown in their own list; a plan would bury its page under their links.
        "links": {},
    }


def round_context(each, request):
    """The reports of the round, unit by unit, and its figures."""
    return {
        "reports": reports_shown(each, request.user),
        "figures": figures_shown(each),
        "missing": missing_shown(each),
    }


def report_context(report, request):
    """Its figures, each with the records that were counted."""
    return {"figures": figures_shown(report)}


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
        forms={"note_issue": IssueForm, "add_task": TaskForm, "take_in_annex": AnnexForm},
        template="plan/plan.html",
        context=plan_context,
    )
)


ROUNDS = register(
    RecordType(
        model=ReportRound,
        collection="report-rounds",
        clauses=("9.1.3",),
        way=None,
        in_pack=InPack(),
        reached_through="the plan it reports on",
        columns=("label", "plan", "state", "deadline", "sent_at"),
        filters=("plan", "late"),
        forms={"consolidate": ConsolidateForm, "send": SendForm},
        template="plan/round.html",
        context=round_context,
        printed_forms=(COMMUNE_REPORT,),
    )
)


REPORTS = register(
    RecordType(
        model=PeriodicReport,
        collection="periodic-reports",
        clauses=("9.1.3",),
        way=None,
        in_pack=InPack(),
        reached_through="the round it belongs to",
        columns=("round_label", "unit", "state", "deadline", "submitted_at"),
        filters=("round", "late"),
        forms={"draft": ReportForm, "edit": ReportEditForm},
        template="plan/report.html",
        context=report_context,
        printed_forms=(UNIT_REPORT,),
    )
)
