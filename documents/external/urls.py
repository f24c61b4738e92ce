"""Addresses of external documents."""

from qms.web.records import record_urls

from .record import EXTERNAL_DOCUMENTS
from .views import ExternalRegister

urlpatterns = record_urls(EXTERNAL_DOCUMENTS, register=ExternalRegister)
