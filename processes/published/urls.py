"""Addresses of published lists, below the procedures that they name."""

from qms.web.records import record_urls

from .record import PUBLISHED_LISTS

urlpatterns = record_urls(PUBLISHED_LISTS, base="procedures/published")
