"""Addresses of nonconformities and of the report from any page."""

from django.urls import path

from qms.web.printed.tables import RegisterTable
from qms.web.records import record_urls

from .record import NONCONFORMITIES
from .register_paper import TABLE
from .views import NonconformityRegister, Report, alike

urlpatterns = [
    path("nonconformities", NonconformityRegister.as_view(record_type=NONCONFORMITIES), name="nonconformities"),
    path(
        "nonconformities/table.<slug:kind>",
        RegisterTable.as_view(record_type=NONCONFORMITIES, form=TABLE),
        name="nonconformities_table",
    ),
    path("nonconformities/new", Report.as_view(record_type=NONCONFORMITIES), name="nonconformities_new"),
    path("nonconformities/alike", alike, name="nonconformities_alike"),
    *record_urls(NONCONFORMITIES),
]
