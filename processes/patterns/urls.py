"""Addresses of patterns, below the procedures that begin from them."""

from qms.web.records import record_urls

from .record import PATTERNS

urlpatterns = record_urls(PATTERNS, base="procedures/patterns")
