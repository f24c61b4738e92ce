"""Addresses of plans, rounds and reports."""

from django.urls import path

from qms.web.records import record_urls

from .annex_views import annex, annex_instead, annex_template
from .counted import CountedPage
from .record import PLANS, REPORTS, ROUNDS
from .views import PlanTasks, PlanTasksExport

urlpatterns = [
    path("plans/<int:pk>/tasks", PlanTasks.as_view(), name="plan_tasks"),
    path("plans/<int:pk>/tasks.xlsx", PlanTasksExport.as_view(), name="plan_tasks_xlsx"),
    path("plans/<int:pk>/annex", annex, name="plan_annex"),
    path("plans/<int:pk>/annex-template.xlsx", annex_template, name="plan_annex_template"),
    path("plans/<int:pk>/acts/take_in_annex", annex_instead, name="plan_annex_act"),
    path("report-rounds/<int:pk>/figures/<slug:name>", CountedPage.as_view(record_type=ROUNDS), name="round_counted"),
    path(
        "periodic-reports/<int:pk>/figures/<slug:name>", CountedPage.as_view(record_type=REPORTS), name="report_counted"
    ),
    *record_urls(PLANS),
    *record_urls(ROUNDS),
    *record_urls(REPORTS),
]
