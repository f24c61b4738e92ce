"""Addresses of assignments."""

from qms.web.records import record_urls

from .record import ASSIGNMENTS

urlpatterns = record_urls(ASSIGNMENTS)
