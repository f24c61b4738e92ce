"""Addresses of external documents."""

from qms.web.records import record_urls

from .record import EXTERNAL_DOCUMENTS

urlpatterns = record_urls(EXTERNAL_DOCUMENTS)
