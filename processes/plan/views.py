"""The faces of plans and of their tasks."""

from tempfile import TemporaryFile

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from qms.ledger.now import now
from qms.lifecycle.registry import RecordType, register
from qms.web.exports import XLSX
from qms.web.panels import panels_of
from qms.web.workbooks import RegisterWorkbook

from .bars import bars_of
from .forms import AnnexForm, IssueForm, PlanForm, TaskForm
from .models import Plan
from .overview import Overview
from .targets import counted, targets_of
from .task_list import cells_of, labels, line_of, tasks_asked


class OnePlan(LoginRequiredMixin):
    """A page of one plan that the person may see."""

    def plan(self):
        found = Plan.objects.visible_to(self.request.user).select_related("unit").filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found


class PlanTasks(OnePlan, TemplateView):
    """The tasks of a plan that agree with what is asked: the list behind every number."""

    template_name = "plan/tasks.html"

    def get_context_data(self, **kwargs):
        plan = self.plan()
        narrow, tasks = tasks_asked(plan, self.request.user, self.request.GET)
        rows = [line_of(each) for each in tasks.prefetch_related("units__unit")]
        asked = self.request.GET.urlencode()
        return super().get_context_data(**kwargs) | {
            "plan": plan,
            "filter": narrow,
            "asked": narrow.in_words(),
            "rows": rows,
            "count": len(rows),
            "clear_url": reverse("plan_tasks", args=[plan.pk]),
            "xlsx_url": f"{reverse('plan_tasks_xlsx', args=[plan.pk])}?{asked}".rstrip("?"),
        }


class PlanTasksExport(OnePlan, View):
    """The same list as a workbook."""

    http_method_names = ["get", "head"]

    def get(self, request, pk):
        plan = self.plan()
        narrow, tasks = tasks_asked(plan, request.user, request.GET)
        book = RegisterWorkbook(_("Tasks of the plan"), labels())
        book.write([cells_of(each) for each in tasks.prefetch_related("units__unit")])
        book.tell([(_("Plan"), str(plan)), *narrow.in_words(), (_("Taken by"), request.user), (_("Taken at"), now())])
        file = TemporaryFile()  # noqa: SIM115  the response closes it
        book.save(file)
        file.seek(0)
        name = f"{slugify(plan.number)}-{now():%Y-%m-%d-%H%M}.xlsx"
        answer = FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
        answer["Cache-Control"] = "no-store"
        return answer


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
        columns=("title", "year", "unit", "state", "official_number"),
        filters=("year",),
        create_form=PlanForm,
        forms={"note_issue": IssueForm, "add_task": TaskForm, "take_in_annex": AnnexForm},
        template="plan/plan.html",
        context=plan_context,
    )
)
