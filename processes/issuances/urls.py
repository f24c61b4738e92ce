"""Addresses of issuances, below the procedures that they issue."""

from django.urls import path

from qms.web.records import record_urls

from .record import ISSUANCES
from .views import issuance_table

urlpatterns = [
    path("procedures/issuances/<int:pk>/table", issuance_table, name="issuances_table"),
    *record_urls(ISSUANCES, base="procedures/issuances"),
]
