"""The addresses of the API; no trailing slashes."""

from django.urls import path, re_path

from . import views
from .description import Description

urlpatterns = [
    path("openapi.json", Description.as_view(), name="api_description"),
    path("<slug:collection>", views.Collection.as_view(), name="api_collection"),
    path("<slug:collection>/<int:pk>", views.Record.as_view(), name="api_record"),
    path("<slug:collection>/<int:pk>/history", views.History.as_view(), name="api_history"),
    path("<slug:collection>/<int:pk>/acts/<slug:act>", views.Act.as_view(), name="api_act"),
    re_path("", views.Nowhere.as_view(), name="api_nowhere"),
]
