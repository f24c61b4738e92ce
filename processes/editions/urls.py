"""Addresses of the index of clauses and of editions."""

from django.urls import path

from qms.web.records import record_urls

from .record import EDITIONS
from .views import EditionRegister, clauses

urlpatterns = [
    path("clauses", clauses, name="clauses"),
    *record_urls(EDITIONS, base="clauses/editions", register=EditionRegister),
]
