"""Addresses of self-inspections and their rounds."""

from django.urls import path

from qms.web.records import record_urls

from .record import INSPECTIONS
from .views import (
    InspectionRegister,
    inspection_round,
    inspection_round_edit,
    inspection_round_new,
    inspection_round_report,
    inspection_rounds,
)

urlpatterns = [
    path("self-inspections", InspectionRegister.as_view(record_type=INSPECTIONS), name="self_inspections"),
    path("self-inspections/rounds", inspection_rounds, name="inspection_rounds"),
    path("self-inspections/rounds/new", inspection_round_new, name="inspection_round_new"),
    path("self-inspections/rounds/<int:pk>", inspection_round, name="inspection_round"),
    path(
        "self-inspections/rounds/<int:pk>/report.<slug:kind>", inspection_round_report, name="inspection_round_report"
    ),
    path("self-inspections/rounds/<int:pk>/edit", inspection_round_edit, name="inspection_round_edit"),
    *record_urls(INSPECTIONS),
]
