"""Addresses of how procedures run."""

from django.urls import path

from .views import RunDossiers, runs

urlpatterns = [
    path("runs", runs, name="runs"),
    path("runs/dossiers", RunDossiers.as_view(), name="runs_dossiers"),
]
