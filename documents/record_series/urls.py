"""Addresses of the list of records."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import LIST
from .record import RECORD_SERIES

urlpatterns = [
    path(
        "record-series/table.<slug:kind>",
        RegisterTable.as_view(record_type=RECORD_SERIES, form=LIST),
        name="record_series_table",
    ),
    *record_urls(RECORD_SERIES, register=PrintedRegister),
]
