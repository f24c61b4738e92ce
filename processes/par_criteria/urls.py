"""Addresses of criteria."""

from qms.web.records import record_urls

from .record import PAR_CRITERIA

urlpatterns = record_urls(PAR_CRITERIA)
