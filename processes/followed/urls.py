"""Addresses of followed dossiers: the ways of the API, and the page of what found no place."""

from django.urls import include, path

from qms.api.description import describe
from qms.api.tokens import declare_scope

from . import endpoints
from .views import unplaced_message, unplaced_messages

# What a token of this scope opens, and nothing else.
declare_scope("followed", "/api/followed/")

WAYS = {"dossiers": endpoints.Dossiers, "progress": endpoints.Progress, "messages": endpoints.Messages}

addresses_of_the_api = [
    path(f"followed/{name}", view.as_view(), name=f"followed_{name}") for name, view in WAYS.items()
]
describe(*addresses_of_the_api)

urlpatterns = [
    path("followed/unplaced", unplaced_messages, name="unplaced_messages"),
    path("followed/unplaced/<int:pk>", unplaced_message, name="unplaced_message"),
    path("api/", include(addresses_of_the_api)),
]
