"""Addresses of take-overs, below the documents that they make."""

from qms.web.records import record_urls

from .record import TAKE_OVERS

urlpatterns = record_urls(TAKE_OVERS, base="documents/take-over")
