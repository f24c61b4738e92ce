"""What a revision's page says of the issuance that it belongs to."""

from django.template.loader import render_to_string

from documents.controlled.models import DocumentRevision
from qms.web.panels import panel

from .models import Issuance


@panel(DocumentRevision, "record")
def issued_together(revision, request):
    """With which others it is reviewed, approved and issued, under which digest."""
    found = Issuance._base_manager.filter(items__revision_id=revision.pk, items__left_out=False).first()
    return render_to_string("issuances/panel.html", {"issuance": found}, request) if found else ""
