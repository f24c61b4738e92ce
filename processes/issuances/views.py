"""The table of an issuance: many procedures on one page, saved row by row; what is wrong stays as it was typed."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qms.ledger.legible import whole_number
from qms.lifecycle.door import possible_acts
from qms.lifecycle.reception import attempt
from qms.lifecycle.registry import type_of

from ..procedures.models import ProcedureVersion
from .models import Issuance
from .rows import RowForm, shown

SHOWN = 40


@login_required
@require_http_methods(["GET", "POST"])
def issuance_table(request, pk):
    """Rows that are right are saved; the others keep what was typed, each wrong cell with its sentence."""
    record = Issuance.objects.visible_to(request.user).filter(pk=pk).first()
    if record is None or "fill" not in _may(record, request.user):
        raise Http404
    after = whole_number(request.GET.get("after", "")) or 0
    rows = _rows(record, after)
    said = _save(record, rows, request) if request.method == "POST" else []
    if request.method == "POST" and not said and not any(row["faults"] for row in rows):
        return redirect(
            f"{request.path}?after={rows[-1]['item'].position}" if "next" in request.POST else record_url(record)
        )
    last = rows[-1]["item"].position if rows else 0
    context = {
        "record": record,
        "rows": rows,
        "said": said,
        "wrong": sum(bool(row["faults"]) for row in rows),
        "more": record.items.filter(position__gt=last, left_out=False).exists(),
        "back_url": record_url(record),
    }
    return render(request, "issuances/table.html", context, status=422 if said or context["wrong"] else 200)


def record_url(record):
    """The page of an issuance."""
    return reverse(f"{type_of(Issuance).url_name}_record", args=[record.pk])


def _may(record, user):
    return {act.name for act, _actor, said in possible_acts(record, user) if not said}


def _rows(record, after):
    """A page of lines, each with its version and the form of its cells."""
    items = record.items.filter(position__gt=after, left_out=False).select_related("revision__document", "listed")
    items = list(items.order_by("position")[:SHOWN])
    versions = ProcedureVersion.objects.filter(revision__in=[item.revision_id for item in items])
    by_revision = {each.revision_id: each for each in versions.select_related("unit_in_charge")}
    rows = [{"item": item, "version": by_revision[item.revision_id], "faults": []} for item in items]
    for row in rows:
        row["definition"] = row["version"].definition()
        row["form"] = RowForm(prefix=str(row["item"].position), initial=shown(row["definition"]))
    return rows


def _save(record, rows, request):
    """Save what is right and changed, in one act; gives what stands against all of it."""
    changed = {}
    for row in rows:
        known = {step["code"] for step in row["definition"]["steps"]}
        form = RowForm(request.POST, prefix=str(row["item"].position), initial=shown(row["definition"]), known=known)
        row["form"] = form
        if not form.is_valid():
            row["faults"] = [_("Something in this row is wrong.")]
        elif form.has_changed():
            changed[row["item"].position] = form.row()
    outcome = attempt(record.fill, by=request.user, rows=changed) if changed else None
    if outcome is not None and not outcome.done:
        return outcome.sentences
    for row in rows:
        if row["item"].position in changed:
            row["faults"] = [str(each) for each in row["version"].problems()]
    return []
