"""Addresses of periodic reviews."""

from qms.web.records import record_urls

from .record import REVIEWS

urlpatterns = record_urls(REVIEWS)
