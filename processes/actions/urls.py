"""Addresses of actions."""

from qms.web.records import record_urls

from .record import ACTIONS

urlpatterns = record_urls(ACTIONS)
