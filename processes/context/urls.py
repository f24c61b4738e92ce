"""Addresses of issues of the context and of needs of interested parties."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import ISSUES_TABLE, NEEDS_TABLE
from .record import ISSUES, NEEDS

urlpatterns = [
    path(
        "context-issues/table.<slug:kind>",
        RegisterTable.as_view(record_type=ISSUES, form=ISSUES_TABLE),
        name="context_issues_table",
    ),
    path(
        "party-needs/table.<slug:kind>",
        RegisterTable.as_view(record_type=NEEDS, form=NEEDS_TABLE),
        name="party_needs_table",
    ),
    *record_urls(ISSUES, register=PrintedRegister),
    *record_urls(NEEDS, register=PrintedRegister),
]
