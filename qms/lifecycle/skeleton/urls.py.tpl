"""Addresses of $names."""

from qms.web.records import record_urls

from .record import $CONSTANT

urlpatterns = record_urls($CONSTANT)
