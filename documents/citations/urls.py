"""Addresses of citations, and of the numbers that no register knows."""

from django.urls import path

from qms.web.records import record_urls

from .record import CITATIONS
from .views import confirm_several, texts_to_mend, unknown_numbers

urlpatterns = [
    path("external-documents/unknown-numbers", unknown_numbers, name="unknown_numbers"),
    path("documents/texts-to-mend", texts_to_mend, name="texts_to_mend"),
    path("external-documents/<int:pk>/confirm-citations", confirm_several, name="citations_confirm"),
    *record_urls(CITATIONS),
]
