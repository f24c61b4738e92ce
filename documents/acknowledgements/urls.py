"""Addresses of acknowledgements."""

from qms.web.records import record_urls

from .views import ACKNOWLEDGEMENTS

urlpatterns = record_urls(ACKNOWLEDGEMENTS)
