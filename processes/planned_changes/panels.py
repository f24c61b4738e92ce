"""What the page of an external document offers: the change that a new law asks for (6.3)."""

from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.external.models import ExternalDocument
from qms.people.actors import actors_of
from qms.people.rules import posts_fit
from qms.web.cells import record_cell, state_cell
from qms.web.panels import panel
from qms.web.tables import Table

from .models import PlannedChange
from .states import Occasion


@panel(ExternalDocument, "record")
def changes_by_law(document, request):
    """The changes that rest on it, and the way to a new one."""
    if document.day_shown:
        return ""
    seen = PlannedChange.objects.visible_to(request.user).filter(law=document).select_related("responsible")
    heads = [_("Number"), _("Change in short"), _("Person responsible"), _("State")]
    rows = [[record_cell(each), each.title, each.responsible, state_cell(each)] for each in seen.order_by("pk")]
    may = any(posts_fit(PlannedChange.who_creates, actor) for actor in actors_of(request.user))
    if not (rows or may):
        return ""
    begun = {"law": document.number, "occasion": Occasion.LAW, "about": f"external-documents/{document.pk}"}
    new_url = f"{reverse('planned_changes_new')}?{urlencode(begun)}" if may else ""
    return render_to_string(
        "planned_changes/panel.html", {"changes": Table.of(heads, rows), "new_url": new_url}, request
    )
