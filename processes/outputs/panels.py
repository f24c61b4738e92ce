"""What the page of a nonconformity says of the wrong results themselves, and the way to a decision on one (8.7)."""

from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from qms.people.actors import actors_of
from qms.web.cells import record_cell, state_cell
from qms.web.panels import panel
from qms.web.tables import Table

from ..nonconformities.models import Nonconformity
from .models import NonconformingOutput
from .rules import HEADS


@panel(Nonconformity, "record")
def outputs_of(nonconformity, request):
    """Each wrong result with what is decided on it, and how far that is."""
    if nonconformity.day_shown:
        return ""
    seen = NonconformingOutput.objects.visible_to(request.user).filter(nonconformity=nonconformity).order_by("pk")
    heads = [_("Number"), _("Result or service"), _("What is done with it"), _("Person responsible"), _("State")]
    rows = [
        [record_cell(each), each.what, each.get_decision_display(), each.responsible, state_cell(each)]
        for each in seen.select_related("responsible")
    ]
    may = nonconformity.takes_outputs() and any(
        actor.involves(nonconformity.owner) or any(actor.holds(kind, nonconformity.unit) for kind in HEADS)
        for actor in actors_of(request.user)
    )
    if not (rows or may):
        return ""
    new_url = f"{reverse('outputs_new')}?{urlencode({'nonconformity': nonconformity.number})}" if may else ""
    return render_to_string("outputs/panel.html", {"outputs": Table.of(heads, rows), "new_url": new_url}, request)
