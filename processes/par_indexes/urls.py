"""Addresses of reform indexes."""

from qms.web.records import record_urls

from .record import PAR_INDEXES

urlpatterns = record_urls(PAR_INDEXES)
