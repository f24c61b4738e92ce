"""Addresses of reporting rounds."""

from django.urls import path

from qms.web.counted_records import CountedPage
from qms.web.records import record_urls

from .record import ROUNDS

urlpatterns = [
    path("report-rounds/<int:pk>/figures/<slug:name>", CountedPage.as_view(record_type=ROUNDS), name="round_counted"),
    *record_urls(ROUNDS),
]
