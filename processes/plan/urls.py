"""Addresses of plans, of their tasks and of the annex."""

from django.urls import path

from qms.web.records import record_urls

from .annex.views import annex, annex_instead, annex_template
from .record import PLANS
from .views import PlanTasks, PlanTasksExport

urlpatterns = [
    path("plans/<int:pk>/tasks", PlanTasks.as_view(), name="plan_tasks"),
    path("plans/<int:pk>/tasks.xlsx", PlanTasksExport.as_view(), name="plan_tasks_xlsx"),
    path("plans/<int:pk>/annex", annex, name="plan_annex"),
    path("plans/<int:pk>/annex-template.xlsx", annex_template, name="plan_annex_template"),
    path("plans/<int:pk>/acts/take_in_annex", annex_instead, name="plan_annex_act"),
    *record_urls(PLANS),
]
