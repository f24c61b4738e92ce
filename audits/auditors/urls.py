"""Addresses of the list of auditors."""

from django.urls import path

from .views import auditor_end, auditor_new, auditors

urlpatterns = [
    path("audits/auditors", auditors, name="auditors"),
    path("audits/auditors/new", auditor_new, name="auditor_new"),
    path("audits/auditors/<int:pk>/end", auditor_end, name="auditor_end"),
]
