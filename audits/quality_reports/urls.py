"""Addresses of the yearly reports on the quality system."""

from django.urls import path

from qms.web.counted_records import CountedPage
from qms.web.records import record_urls

from .record import QUALITY_REPORTS

urlpatterns = [
    path(
        "quality-reports/<int:pk>/figures/<slug:name>",
        CountedPage.as_view(record_type=QUALITY_REPORTS),
        name="quality_report_counted",
    ),
    *record_urls(QUALITY_REPORTS),
]
