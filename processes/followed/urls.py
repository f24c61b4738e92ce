"""Addresses of followed dossiers: the ways of the API, and the page of what found no place."""

from django.urls import path

from qms.api.tokens import declare_scope

from . import endpoints
from .views import unplaced_messages

# What a token of this scope opens, and nothing else.
declare_scope("followed", "/api/followed/")

urlpatterns = [
    path("followed/unplaced", unplaced_messages, name="unplaced_messages"),
    path("api/followed/dossiers", endpoints.Dossiers.as_view(), name="followed_dossiers"),
    path("api/followed/progress", endpoints.Progress.as_view(), name="followed_progress"),
    path("api/followed/messages", endpoints.Messages.as_view(), name="followed_messages"),
]
