"""Addresses of signing PINs."""

from django.urls import path

from qms.web.records import record_urls

from .record import RENEWALS
from .views import signing_pin

urlpatterns = [path("me/signing-pin", signing_pin, name="signing_pin"), *record_urls(RENEWALS)]
