"""Addresses of planned changes."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import LIST
from .record import PLANNED_CHANGES

urlpatterns = [
    path(
        "planned-changes/table.<slug:kind>",
        RegisterTable.as_view(record_type=PLANNED_CHANGES, form=LIST),
        name="planned_changes_table",
    ),
    *record_urls(PLANNED_CHANGES, register=PrintedRegister),
]
