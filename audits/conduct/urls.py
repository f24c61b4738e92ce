"""Addresses of audits."""

from django.urls import path

from qms.web.records import record_urls

from .record import AUDITS
from .views import AuditRegister, Checklist

urlpatterns = [
    path("audits", AuditRegister.as_view(record_type=AUDITS), name="audits"),
    path("audits/<int:pk>/checklist", Checklist.as_view(record_type=AUDITS), name="audit_checklist"),
    *record_urls(AUDITS),
]
