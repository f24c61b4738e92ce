"""Addresses of external providers."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import LIST
from .record import PROVIDERS

urlpatterns = [
    path(
        "providers/table.<slug:kind>", RegisterTable.as_view(record_type=PROVIDERS, form=LIST), name="providers_table"
    ),
    *record_urls(PROVIDERS, register=PrintedRegister),
]
