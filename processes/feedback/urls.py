"""Addresses of feedback."""

from django.urls import path

from qms.web.records import record_urls

from .record import FEEDBACK
from .views import feedback_identity

urlpatterns = [
    path("feedback/<int:pk>/identity", feedback_identity, name="feedback_identity"),
    *record_urls(FEEDBACK),
]
