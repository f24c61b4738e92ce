"""Addresses of trials."""

from django.urls import path

from .views import version_trial

urlpatterns = [path("procedure-versions/<int:pk>/trial", version_trial, name="version_trial")]
