"""Addresses of periodic reports."""

from django.urls import path

from qms.web.counted_records import CountedPage
from qms.web.records import record_urls

from .record import REPORTS

urlpatterns = [
    path(
        "periodic-reports/<int:pk>/figures/<slug:name>", CountedPage.as_view(record_type=REPORTS), name="report_counted"
    ),
    *record_urls(REPORTS),
]
