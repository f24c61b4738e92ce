"""Addresses of objectives."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import TABLE
from .record import OBJECTIVES
from .views import MeasurementPage

urlpatterns = [
    path("objectives", PrintedRegister.as_view(record_type=OBJECTIVES), name="objectives"),
    path(
        "objectives/table.<slug:kind>",
        RegisterTable.as_view(record_type=OBJECTIVES, form=TABLE),
        name="objectives_table",
    ),
    path("objectives/<int:pk>/values/<int:measurement>", MeasurementPage.as_view(), name="objective_counted"),
    *record_urls(OBJECTIVES),
]
