"""Addresses of declarations."""

from qms.web.records import record_urls

from .record import DECLARATIONS

urlpatterns = record_urls(DECLARATIONS)
