"""Addresses of equipment."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import LIST
from .record import EQUIPMENT

urlpatterns = [
    path(
        "equipment/table.<slug:kind>", RegisterTable.as_view(record_type=EQUIPMENT, form=LIST), name="equipment_table"
    ),
    *record_urls(EQUIPMENT, register=PrintedRegister),
]
