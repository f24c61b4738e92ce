"""Addresses of outputs."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import LIST
from .record import OUTPUTS

urlpatterns = [
    path(
        "outputs/table.<slug:kind>",
        RegisterTable.as_view(record_type=OUTPUTS, form=LIST),
        name="outputs_table",
    ),
    *record_urls(OUTPUTS, register=PrintedRegister),
]
