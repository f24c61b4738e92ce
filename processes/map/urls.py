"""Addresses of the map and of processes."""

from django.urls import path

from qms.web.records import record_urls

from .record import PROCESSES
from .views import process_map

urlpatterns = [
    path("process-map", process_map, name="process_map"),
    *record_urls(PROCESSES),
]
