"""Addresses of decisions on roles, of duties, and of their matrix."""

from django.urls import path

from qms.web.printed.tables import RegisterTable
from qms.web.records import record_urls

from .printing import MATRIX
from .record import DUTIES, ROLE_DECISIONS
from .views import DutyRegister, duties_matrix

urlpatterns = [
    path("duties/matrix", duties_matrix, name="duties_matrix"),
    path(
        "duties/table.<slug:kind>",
        RegisterTable.as_view(record_type=DUTIES, form=MATRIX),
        name="duties_table",
    ),
    *record_urls(ROLE_DECISIONS),
    *record_urls(DUTIES, register=DutyRegister),
]
