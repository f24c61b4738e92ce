"""What risks add to the pages of other records: to a process its open ones, to a nonconformity those behind it."""

from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qms.evidence.links import keys_led_to
from qms.people.actors import actors_of
from qms.web.cells import Cell, record_cell, small
from qms.web.panels import panel
from qms.web.tables import Table

from ..context.models import ContextIssue, PartyNeed
from ..map.models import Process
from ..nonconformities.models import Nonconformity
from .models import Risk
from .page import inherent, residual
from .rules import STAFF


@panel(Process, "record")
def risks_of_process(process, request):
    """The open risks and opportunities of a process, the highest first."""
    return _open_ones(process, request, process=process)


@panel(ContextIssue, "record")
def risks_from_issue(issue, request):
    """The open risks and opportunities that come from an issue of the context, and the way to a new one."""
    return _open_ones(issue, request, issue=issue)


@panel(PartyNeed, "record")
def risks_from_need(need, request):
    """The open risks and opportunities that come from a need, and the way to a new one."""
    return _open_ones(need, request, need=need)


def _open_ones(record, request, **named):
    """Those that name a record, as a table; of a process without any, nothing."""
    if record.day_shown:
        return ""
    seen = Risk.objects.visible_to(request.user).open().filter(**named).select_related("owner")
    shown = sorted(seen, key=lambda risk: (-(risk.residual_score() or risk.score() or 0), risk.pk))
    heads = [
        _("Number"),
        _("What may happen"),
        _("Score and level"),
        _("What remains"),
        pgettext("risk", "Owner"),
    ]
    table = Table.of(heads, [_row(each) for each in shown])
    (name,) = named
    new_url = "" if name == "process" else f"{reverse('risks_new')}?{urlencode({name: record.number})}"
    context = {"risks": table, "count": len(shown), "new_url": new_url}
    return render_to_string("risks/panel.html", context) if shown or new_url else ""


def _row(risk):
    what = Cell("", "text", risk.title, below=(small(risk.get_kind_display()),))
    return [record_cell(risk), what, inherent(risk), residual(risk), risk.owner]


@panel(Nonconformity, "record")
def risks_behind(nonconformity, request):
    """The risks that came true in it or were identified from it, and the ways to tie one."""
    if nonconformity.day_shown:
        return ""
    seen = Risk.objects.visible_to(request.user)
    known = {"kind": "risk", "open": "on"} | (
        {"process": nonconformity.process_id} if nonconformity.process_id else {"unit": nonconformity.unit.code}
    )
    context = {
        "occurrences": nonconformity.risks_behind.filter(risk__in=seen.order_by()).select_related("risk"),
        "identified": seen.filter(pk__in=keys_led_to(Nonconformity, [nonconformity.pk], Risk)),
        "may_tie": any(actor.holds(kind, nonconformity.unit) for actor in actors_of(request.user) for kind in STAFF),
        "new_url": f"{reverse('risks_new')}?{urlencode(_beginning(nonconformity))}",
        "known_url": f"{reverse('risks')}?{urlencode(known)}",
    }
    return render_to_string("risks/behind.html", context)


def _beginning(nonconformity):
    """What the form of a new risk knows of the nonconformity it comes from."""
    process = nonconformity.process
    return {
        "about": f"nonconformities/{nonconformity.pk}",
        "unit": nonconformity.unit.code,
        "title": nonconformity.title,
    } | ({"process": process.number} if process else {})
