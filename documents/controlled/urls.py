"""Addresses of documents and revisions."""

from django.urls import path

from qms.web.records import record_urls

from .record import DOCUMENTS, REVISIONS
from .views import DocumentRegister, compare_revision

urlpatterns = [
    *record_urls(DOCUMENTS, register=DocumentRegister),
    *record_urls(REVISIONS),
    path("document-revisions/<int:pk>/compare", compare_revision, name="revision_compare"),
]
