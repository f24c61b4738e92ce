"""Addresses of trainings."""

from django.urls import path

from qms.web.records import record_urls

from .record import TRAININGS
from .views import TrainingRegister

urlpatterns = [
    path("trainings", TrainingRegister.as_view(record_type=TRAININGS), name="trainings"),
    *record_urls(TRAININGS),
]
