"""What the pages of laws, nonconformities and issues of the context offer: the change that they call for (6.3)."""

from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.external.models import ExternalDocument
from qms.evidence.links import keys_led_to
from qms.lifecycle.registry import type_of
from qms.people.actors import actors_of
from qms.people.rules import posts_fit
from qms.web.cells import record_cell, state_cell
from qms.web.panels import panel
from qms.web.tables import Table

from ..context.models import ContextIssue, PartyNeed
from ..nonconformities.models import Nonconformity
from .models import PlannedChange
from .states import Occasion


@panel(ExternalDocument, "record")
def changes_by_law(document, request):
    """The changes that rest on it, and the way to a new one."""
    if document.day_shown:
        return ""
    begun = {"law": document.number, "occasion": Occasion.LAW}
    return _shown(document, PlannedChange.objects.filter(law=document), begun, request)


@panel(Nonconformity, "record")
def changes_after_nonconformity(nonconformity, request):
    """The changes that it led to, and the way to a new one."""
    return changes_from(nonconformity, request, Occasion.FINDING)


@panel(ContextIssue, "record")
def changes_by_issue(issue, request):
    """The changes that an issue of the context calls for, and the way to a new one."""
    return changes_from(issue, request, Occasion.OTHER)


@panel(PartyNeed, "record")
def changes_by_need(need, request):
    """The changes that a need calls for, and the way to a new one."""
    return changes_from(need, request, Occasion.OTHER)


def changes_from(record, request, occasion):
    """The changes that a record led to, and the way to a new one, which is linked with it."""
    if getattr(record, "is_past", False):
        return ""
    led_to = PlannedChange.objects.filter(pk__in=keys_led_to(type(record), [record.pk], PlannedChange))
    begun = {"occasion": occasion, "unit": record.unit.code}
    if getattr(record, "process_id", None):
        begun["process"] = record.process.number
    return _shown(record, led_to, begun, request)


def _shown(record, changes, begun, request):
    seen = changes.filter(pk__in=PlannedChange.objects.visible_to(request.user).values("pk"))
    heads = [_("Number"), _("Change in short"), _("Person responsible"), _("State")]
    found = seen.select_related("responsible").order_by("pk")
    rows = [[record_cell(each), each.title, each.responsible, state_cell(each)] for each in found]
    may = any(posts_fit(PlannedChange.who_creates, actor) for actor in actors_of(request.user))
    if not (rows or may):
        return ""
    about = begun | {"about": f"{type_of(type(record)).collection}/{record.pk}"}
    new_url = f"{reverse('planned_changes_new')}?{urlencode(about)}" if may else ""
    return render_to_string(
        "planned_changes/panel.html", {"changes": Table.of(heads, rows), "new_url": new_url}, request
    )
