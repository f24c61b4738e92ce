"""Addresses of holds."""

from qms.web.records import record_urls

from .record import HOLDS

urlpatterns = record_urls(HOLDS)
