"""Addresses of training plans."""

from qms.web.records import record_urls

from .record import TRAINING_PLANS

urlpatterns = record_urls(TRAINING_PLANS)
