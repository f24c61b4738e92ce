"""The addresses of the API; no trailing slashes."""

from django.urls import path

from . import views
from .bulk import Together
from .description import Description

urlpatterns = [
    path("openapi.json", Description.as_view(), name="api_description"),
    path("<slug:collection>", views.Collection.as_view(), name="api_collection"),
    path("<slug:collection>/together", Together.as_view(), name="api_together"),
    path("<slug:collection>/<int:pk>", views.RecordView.as_view(), name="api_record"),
    path("<slug:collection>/<int:pk>/history", views.HistoryView.as_view(), name="api_history"),
    path("<slug:collection>/<int:pk>/acts/<slug:act>", views.ActView.as_view(), name="api_act"),
]
