"""Addresses of what people have, of the matrix, and of its paper."""

from django.urls import path

from qms.web.printed.tables import RegisterTable
from qms.web.records import record_urls

from ..competences.record import COMPETENCES
from .printing import MATRIX
from .record import ATTAINMENTS
from .views import competences_matrix

urlpatterns = [
    path("competences/matrix", competences_matrix, name="competences_matrix"),
    path(
        "competences/table.<slug:kind>",
        RegisterTable.as_view(record_type=COMPETENCES, form=MATRIX),
        name="competences_table",
    ),
    *record_urls(ATTAINMENTS),
]
