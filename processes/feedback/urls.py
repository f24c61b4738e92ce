"""Addresses of feedback."""

from django.urls import path

from qms.web.records import record_urls

from .views import FEEDBACK, feedback_identity

urlpatterns = [
    path("feedback/<int:pk>/identity", feedback_identity, name="feedback_identity"),
    *record_urls(FEEDBACK),
]
