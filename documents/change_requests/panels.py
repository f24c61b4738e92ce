"""What the page of a document says of the requests about it."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from documents.controlled.models import Document
from qms.web.cells import record_cell, state_cell
from qms.web.panels import panel
from qms.web.tables import Table

from .models import ChangeRequest

SHOWN = 20


@panel(Document, "record")
def requests_about(document, request):
    """The newest requests, and the way to a new one."""
    seen = ChangeRequest.objects.visible_to(request.user).filter(document=document).order_by("-pk")[:SHOWN]
    heads = [_("Number"), _("What is asked for"), _("As it should be"), _("State")]
    rows = [[record_cell(each), each.get_kind_display(), each.as_asked, state_cell(each)] for each in seen]
    context = {"document": document, "table": Table.of(heads, rows)}
    return render_to_string("change_requests/panel.html", context, request)
