"""Addresses of $names."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import LIST
from .record import $CONSTANT

urlpatterns = [
    path(
        "$collection/table.<slug:kind>",
        RegisterTable.as_view(record_type=$CONSTANT, form=LIST),
        name="${url_name}_table",
    ),
    *record_urls($CONSTANT, register=PrintedRegister),
]
