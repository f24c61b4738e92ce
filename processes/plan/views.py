"""The faces of plans and of their tasks."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from qms.ledger.now import now
from qms.people.security_events import EventKind, note_event
from qms.web.registers import Narrowed
from qms.web.workbooks import RegisterWorkbook, stamped, workbook_answer

from .models import Plan
from .task_list import PlanFilter, cells_of, labels, table_of


class OnePlan(LoginRequiredMixin):
    """A page of one plan that the person may see."""

    def plan(self):
        found = Plan.objects.visible_to(self.request.user).select_related("unit").filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found


class PlanTasks(OnePlan, Narrowed, TemplateView):
    """The tasks of a plan that agree with what is asked: the list behind every number."""

    template_name = "plan/tasks.html"

    def get_context_data(self, **kwargs):
        plan = self.plan()
        narrow = PlanFilter(self.request.GET, plan, self.request)
        table = table_of(narrow.tasks())
        asked = self.request.GET.urlencode()
        return super().get_context_data(**kwargs) | {
            "plan": plan,
            "filter": narrow,
            "asked": narrow.in_words(),
            "table": table,
            "count": len(table.rows),
            "clear_url": reverse("plan_tasks", args=[plan.pk]),
            "xlsx_url": f"{reverse('plan_tasks_xlsx', args=[plan.pk])}?{asked}".rstrip("?"),
        }


class PlanTasksExport(OnePlan, View):
    """The same list as a workbook."""

    http_method_names = ["get", "head"]

    def get(self, request, pk):
        plan = self.plan()
        narrow = PlanFilter(request.GET, plan, request)
        if narrow.faults:
            return redirect(f"{reverse('plan_tasks', args=[plan.pk])}?{request.GET.urlencode()}")
        book = RegisterWorkbook(_("Tasks of the plan"), labels())
        book.write([cells_of(each) for each in narrow.tasks()])
        book.tell([(_("Plan"), str(plan)), *narrow.in_words(), (_("Taken by"), request.user), (_("Taken at"), now())])
        note_event(EventKind.TAKEN, by=request.user, what="actions", count=book.count)
        return workbook_answer(book.save, stamped(plan.number))
