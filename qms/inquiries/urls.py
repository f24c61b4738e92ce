"""Addresses of questions back."""

from qms.web.records import record_urls

from .record import INQUIRIES

urlpatterns = record_urls(INQUIRIES)
