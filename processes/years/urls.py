"""Addresses of years."""

from qms.web.records import record_urls

from .record import YEARS

urlpatterns = record_urls(YEARS)
