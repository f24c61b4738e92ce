"""Addresses of nonconformities, of the report from any page, and of the catalogue of causes."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .cause_views import cause_edit, cause_new, causes
from .register_paper import TABLE
from .views import NONCONFORMITIES, Report, alike

urlpatterns = [
    path("nonconformities", PrintedRegister.as_view(record_type=NONCONFORMITIES), name="nonconformities"),
    path(
        "nonconformities/table.<slug:kind>",
        RegisterTable.as_view(record_type=NONCONFORMITIES, form=TABLE),
        name="nonconformities_table",
    ),
    path("nonconformities/new", Report.as_view(record_type=NONCONFORMITIES), name="nonconformities_new"),
    path("nonconformities/alike", alike, name="nonconformities_alike"),
    path("nonconformities/causes", causes, name="causes"),
    path("nonconformities/causes/new", cause_new, name="cause_new"),
    path("nonconformities/causes/<int:pk>", cause_edit, name="cause_edit"),
    *record_urls(NONCONFORMITIES),
]
