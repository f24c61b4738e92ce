"""Addresses of the communication plan."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import PLAN
from .record import COMMUNICATIONS

urlpatterns = [
    path(
        "communications/table.<slug:kind>",
        RegisterTable.as_view(record_type=COMMUNICATIONS, form=PLAN),
        name="communications_table",
    ),
    *record_urls(COMMUNICATIONS, register=PrintedRegister),
]
