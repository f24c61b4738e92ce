"""Addresses of periodic reviews."""

from qms.web.records import record_urls

from .views import REVIEWS

urlpatterns = record_urls(REVIEWS)
