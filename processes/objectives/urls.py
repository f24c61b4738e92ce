"""Addresses of objectives."""

from django.urls import path

from qms.web.records import record_urls

from .views import OBJECTIVES, MeasurementPage

urlpatterns = [
    path("objectives/<int:pk>/values/<int:measurement>", MeasurementPage.as_view(), name="objective_counted"),
    *record_urls(OBJECTIVES),
]
