"""Addresses of the measuring plan and of judgements on means of measuring."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import CHECKS, PLAN
from .record import FITNESS, MEASURES
from .views import AnalysisPage

urlpatterns = [
    path(
        "measuring-plan/table.<slug:kind>",
        RegisterTable.as_view(record_type=MEASURES, form=PLAN),
        name="measuring_plan_table",
    ),
    path("measuring-plan/<int:pk>/analyses/<int:analysis>", AnalysisPage.as_view(), name="measure_counted"),
    path(
        "fitness-checks/table.<slug:kind>",
        RegisterTable.as_view(record_type=FITNESS, form=CHECKS),
        name="fitness_checks_table",
    ),
    *record_urls(MEASURES, register=PrintedRegister),
    *record_urls(FITNESS, register=PrintedRegister),
]
