"""Addresses of the list of auditors."""

from django.urls import path

from qms.web.desk import ActPage
from qms.web.records import record_urls

from .record import QUALIFICATIONS
from .views import Auditors

urlpatterns = [
    path(
        "audits/auditors/<int:pk>/end",
        ActPage.as_view(record_type=QUALIFICATIONS),
        {"act": "end"},
        name="auditor_end",
    ),
    *record_urls(QUALIFICATIONS, base="audits/auditors", register=Auditors),
]
