"""Addresses of audit programmes and of the coverage map."""

from django.urls import path

from qms.web.records import record_urls

from .record import PROGRAMMES
from .views import ProgrammeRegister, audit_coverage, audit_coverage_behind

urlpatterns = [
    path("audit-programmes", ProgrammeRegister.as_view(record_type=PROGRAMMES), name="audit_programmes"),
    path("audit-programmes/coverage", audit_coverage, name="audit_coverage"),
    path("audit-programmes/coverage/<str:clause>/<int:process>", audit_coverage_behind, name="audit_coverage_behind"),
    *record_urls(PROGRAMMES),
]
