"""Addresses of house forms."""

from django.urls import path

from .views import begin, fields, fields_of_kind, fill

urlpatterns = [
    path("documents/<int:pk>/fill", fill, name="form_fill"),
    path("documents/fields", fields, name="form_fields"),
    path("documents/fields/<str:name>", fields_of_kind, name="form_fields_of_kind"),
    path("documents/templates/<str:name>", begin, name="form_begin"),
]
