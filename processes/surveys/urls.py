"""Addresses of surveys, and of what anybody may open without an account."""

from django.urls import path

from qms.web.records import record_urls

from .public_views import survey_kiosk, survey_public
from .record import SURVEYS
from .results_views import survey_results

urlpatterns = [
    path("surveys/<int:pk>/results", survey_results, name="survey_results"),
    path("survey/<str:token>", survey_public, name="survey_public"),
    path("kiosk/<str:token>", survey_kiosk, name="survey_kiosk"),
    *record_urls(SURVEYS),
]
