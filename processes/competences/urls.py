"""Addresses of competences; the matrix and its paper stand with what people have (`attainments`)."""

from django.urls import path

from qms.web.records import record_urls

from .record import COMPETENCES
from .views import CompetenceList

urlpatterns = [
    path("competences", CompetenceList.as_view(record_type=COMPETENCES), name="competences"),
    *record_urls(COMPETENCES),
]
