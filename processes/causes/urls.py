"""Addresses of the catalogue of causes."""

from qms.web.records import record_urls

from .record import CAUSES
from .views import CauseTree

urlpatterns = record_urls(CAUSES, base="nonconformities/causes", register=CauseTree)
