"""Addresses of authorities."""

from qms.web.records import record_urls

from .record import AUTHORITIES
from .views import AuthorityCatalogue

urlpatterns = record_urls(AUTHORITIES, base="documents/authorities", register=AuthorityCatalogue)
