"""Addresses of look-ups; the code on a receipt leads to the second."""

from django.urls import path

from .public_views import lookup, lookup_of_receipt

urlpatterns = [
    path("lookup", lookup, name="lookup"),
    path("lookup/<str:token>", lookup_of_receipt, name="lookup_of_receipt"),
]
