"""Addresses of the lists of documents on paper."""

from django.urls import path

from documents.controlled.record import DOCUMENTS
from documents.external.record import EXTERNAL_DOCUMENTS
from qms.web.printed.tables import RegisterTable

from .printing import EXTERNAL, INTERNAL

urlpatterns = [
    path(
        "documents/table.<slug:kind>",
        RegisterTable.as_view(record_type=DOCUMENTS, form=INTERNAL),
        name="documents_table",
    ),
    path(
        "external-documents/table.<slug:kind>",
        RegisterTable.as_view(record_type=EXTERNAL_DOCUMENTS, form=EXTERNAL),
        name="external_documents_table",
    ),
]
