"""Addresses of self-inspections and their rounds."""

from django.urls import path

from qms.web.desk import ActPage
from qms.web.printed.views import FormFile
from qms.web.records import record_urls

from .record import INSPECTIONS, ROUNDS
from .views import InspectionRegister, Rounds

urlpatterns = [
    path("self-inspections", InspectionRegister.as_view(record_type=INSPECTIONS), name="self_inspections"),
    path(
        "self-inspections/rounds/<int:pk>/report.<slug:kind>",
        FormFile.as_view(record_type=ROUNDS),
        {"form": "report"},
        name="inspection_round_report",
    ),
    path(
        "self-inspections/rounds/<int:pk>/edit",
        ActPage.as_view(record_type=ROUNDS),
        {"act": "edit"},
        name="inspection_round_edit",
    ),
    *record_urls(ROUNDS, base="self-inspections/rounds", register=Rounds),
    *record_urls(INSPECTIONS),
]
