"""The pages of what found no place: what came, from where, what is not right with it, and who said that it can go."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qms.acts.acts import CREATE, acts_of
from qms.lifecycle.reception import attempt, attempt_to_create
from qms.web.cells import Cell, toned, words_cell
from qms.web.desk import form_class_for
from qms.web.refusals import refusal_page
from qms.web.tables import Table

from ..cases.messages import SourceMessage
from . import unplaced
from .forms import ReasonForm
from .models import Dismissal, Lack
from .rules import may_see
from .sheet_columns import LABELS

SHOWN = 500
TONES = {Lack.PROCEDURE: "soon", Lack.DOSSIER: "plain", Lack.CONTENT: "late", Lack.TYPED_HERE: "soon"}


def _refuse_others(user):
    if not may_see(user):
        raise PermissionDenied(_("Whoever keeps the quality system, or owns an import, sees these messages."))


@login_required
@require_safe
def unplaced_messages(request):
    """Those that wait now, the newest first, or those that were dismissed; nothing of who applies is shown."""
    _refuse_others(request.user)
    asked = "dismissed" in request.GET
    waiting, dismissed = unplaced.seen_by(request.user), unplaced.dismissed_for(request.user)
    rows = dismissed if asked else waiting
    heads = [_("Dossier code there"), _("What"), _("Why"), _("What is not right"), _("Came"), _("Times sent")]
    context = {
        "messages_table": Table.of(heads, [_row(each) for each in rows[:SHOWN]]),
        "count": rows.count(),
        "shown": SHOWN,
        "asked": asked,
        "others": (waiting if asked else dismissed).count(),
    }
    return render(request, "followed/unplaced.html", context)


def _row(row):
    url = reverse("unplaced_message", args=[row.pk])
    why = toned(row.get_lack_display(), TONES[row.lack])
    code = words_cell(row.code or "–", row.system, url=url)
    return [code, words_cell(row.get_kind_display(), row.procedure_code), why, _says(row), row.came_at, row.times]


def _told(value):
    """What came in one field; a moment as people here write it."""
    try:
        moment = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:  # written like a moment, and none
        moment = None
    return Cell("", "lines", f"{moment:%d/%m/%Y %H:%M}" if moment else str(value))


def _says(row):
    return Cell("", "lines", row.says)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unplaced_message(request, pk):
    """One message: all that came with it but who applies, and the form that dismisses it or lets it wait again."""
    _refuse_others(request.user)
    row = unplaced.one_for(request.user, pk)
    if row is None:
        raise Http404
    dismissal = row.dismissals.filter(taken_back=False).first()
    form = _form(request, dismissal)
    if request.method != "POST":
        return _show(request, row, dismissal, form)
    if not form.is_valid():
        return _show(request, row, dismissal, form, status=422)
    if dismissal:
        outcome = attempt(dismissal.take_back, by=request.user, **form.values())
    else:
        outcome = attempt_to_create(Dismissal, by=request.user, message=row, **form.values())
    if not outcome.done:
        return refusal_page(request, outcome, partial(_show_refused, request, row, dismissal, form), form)
    said = _("It waits again.") if dismissal else _("Dismissed: %(message)s.") % {"message": row}
    messages.success(request, said)
    return redirect("unplaced_messages")


def _form(request, dismissal):
    """What dismissing, or taking that back, asks for."""
    sent = (request.POST,) if request.method == "POST" else ()
    if dismissal is None:
        return ReasonForm(*sent, user=request.user)
    form_class = form_class_for(acts_of(Dismissal)["take_back"], ReasonForm)
    return form_class(*sent, record=dismissal, user=request.user, initial={"sequence": dismissal.sequence})


def _show_refused(request, row, dismissal, form, sentences=(), status=200):
    return _show(request, row, dismissal, form, sentences, status)


def _show(request, row, dismissal, form, unmet=(), status=200):
    came = {**row.item["item"], **row.item["unknown"]}
    heads = [_("Field"), _("What came")]
    context = {
        "message": row,
        "dismissal": dismissal,
        "settled": row.settled_at if dismissal is None else None,
        "came_table": Table.of(heads, [[_named(name), _told(value)] for name, value in came.items()]),
        "tone": TONES[row.lack],
        "form": form,
        "unmet": unmet,
        "history": _story_of(row),
    }
    return render(request, "followed/message.html", context, status=status)


def _named(name):
    """What a field of our shape is called; one that nobody here knows keeps its own name."""
    columns = {field.name: field.verbose_name for field in SourceMessage._meta.get_fields() if field.concrete}
    return capfirst(str(LABELS.get(name) or columns.get(name, name)))


def _story_of(message):
    """Who dismissed it and who took that back, and why, the latest first."""
    kept = Dismissal.history.filter(id__in=message.dismissals.values("pk")).order_by("-history_id")
    return [
        {
            "moment": each.history_date,
            "sentence": _("Dismissed.") if each.act == CREATE else Dismissal.act_label(each.act),
            "person": each.history_user,
            "on_behalf_of": each.on_behalf_of,
            "reason": each.reason,
        }
        for each in kept.select_related("history_user", "on_behalf_of")
    ]
