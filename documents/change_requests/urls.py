"""Addresses of change requests."""

from qms.web.records import record_urls

from .record import CHANGE_REQUESTS

urlpatterns = record_urls(CHANGE_REQUESTS)
