"""Addresses of signing PINs."""

from django.urls import path

from qms.web.records import record_urls

from .record import RENEWALS
from .views import signing_pin
from .views_factor import login_lost, second_factor

urlpatterns = [
    path("me/signing-pin", signing_pin, name="signing_pin"),
    path("me/second-factor", second_factor, name="second_factor"),
    path("login/lost", login_lost, name="login_lost"),
    *record_urls(RENEWALS),
]
