"""Providers on the page of a process that hangs on them, and nonconformities on theirs (8.4.1, 10.2)."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from qms.web.cells import record_cell, state_cell
from qms.web.panels import panel
from qms.web.tables import Table

from ..map.models import Process
from .models import Provider
from .page import nonconformities_of


@panel(Provider, "record")
def caused_by(provider, request):
    """The nonconformities that name it as their cause."""
    if provider.day_shown:
        return ""
    return render_to_string("providers/behind.html", nonconformities_of(provider, request.user), request)


@panel(Process, "record")
def providers_of(process, request):
    """Those on whom a process hangs."""
    if process.day_shown:
        return ""
    seen = Provider.objects.visible_to(request.user).watched().filter(process=process).order_by("pk")
    heads = [_("Number"), _("Provider"), _("Influence"), _("State")]
    rows = [[record_cell(each), each.title, each.get_influence_display(), state_cell(each)] for each in seen]
    return render_to_string("providers/panel.html", {"providers": Table.of(heads, rows)}, request) if rows else ""
