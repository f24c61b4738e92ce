"""Addresses of the ends of records."""

from qms.web.records import record_urls

from .record import DISPOSALS

urlpatterns = record_urls(DISPOSALS)
