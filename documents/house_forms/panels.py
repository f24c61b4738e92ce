"""What a form's page offers: to fill it in from a record."""

from django.template.loader import render_to_string

from documents.controlled.models import Document
from documents.controlled.states import DocumentKind
from qms.web.panels import panel

from .queries import template_of


@panel(Document, "record")
def fill_in(document, request):
    """The way to a form in force that has fields, and to the fields that another could have."""
    if document.kind != DocumentKind.FORM:
        return ""
    context = {"document": document, "template": template_of(document.effective_revision())}
    return render_to_string("house_forms/form.html", context, request)
