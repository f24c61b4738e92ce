"""Addresses of an audit on site."""

from django.urls import path

from .views import audit_field, audit_field_lines, audit_field_messages, field_worker

urlpatterns = [
    path("audits/<int:pk>/field", audit_field, name="audit_field"),
    path("audits/<int:pk>/field/lines", audit_field_lines, name="audit_field_lines"),
    path("audits/<int:pk>/field/messages", audit_field_messages, name="audit_field_messages"),
    path("audits/field-worker.js", field_worker, name="field_worker"),
]
