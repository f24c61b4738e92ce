"""Addresses of the catalogue of causes."""

from django.urls import path

from .views import cause_edit, cause_new, causes

urlpatterns = [
    path("nonconformities/causes", causes, name="causes"),
    path("nonconformities/causes/new", cause_new, name="cause_new"),
    path("nonconformities/causes/<int:pk>", cause_edit, name="cause_edit"),
]
