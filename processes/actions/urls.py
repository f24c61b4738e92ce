"""Addresses of actions."""

from qms.web.records import record_urls

from .views import ACTIONS

urlpatterns = record_urls(ACTIONS)
