"""Addresses of controlled copies, and of the page that a telephone opens by the code on a paper."""

from django.urls import path

from qms.web.printed.tables import PrintedRegister, RegisterTable
from qms.web.records import record_urls

from .printing import BOOK
from .public_views import in_force
from .record import COPIES
from .views import copy_file, copy_text, document_copies

urlpatterns = [
    path("in-force/<str:token>", in_force, name="in_force"),
    path("documents/<int:pk>/copies", document_copies, name="document_copies"),
    path("controlled-copies/<int:pk>/text.<slug:kind>", copy_text, name="controlled_copy_text"),
    path("controlled-copies/<int:pk>/files/<int:file>", copy_file, name="controlled_copy_file"),
    path(
        "controlled-copies/table.<slug:kind>",
        RegisterTable.as_view(record_type=COPIES, form=BOOK),
        name="controlled_copies_table",
    ),
    *record_urls(COPIES, register=PrintedRegister),
]
