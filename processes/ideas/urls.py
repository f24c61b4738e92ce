"""Addresses of ideas."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import LIST
from .record import IDEAS

urlpatterns = [
    path(
        "ideas/table.<slug:kind>",
        RegisterTable.as_view(record_type=IDEAS, form=LIST),
        name="ideas_table",
    ),
    *record_urls(IDEAS, register=PrintedRegister),
]
