"""The usual times of all work, and changing them: what comes with the program, and what the office says otherwise."""

from collections import defaultdict
from dataclasses import asdict
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qms.lifecycle.flows import works
from qms.text.vietnamese import order_key
from qms.workdays.models import UsualTimeRow
from qms.workdays.usual_time_rows import work_words
from qms.workdays.usual_times import shipped

from . import forms
from .views_change import add_row, edit_row, keeps_some_calendar, look_or_change, row_of

LIST = "usual_times"


@login_required
@require_safe
def usual_times(request):
    """All work that somebody is asked for, with its usual time, its source, and when its lateness climbs."""
    said = defaultdict(list)
    for row in UsualTimeRow.objects.filter(work__in=works()).select_related("calendar__unit"):
        said[row.work].append(row)
    lines = [line for work in works() for line in _lines(work, said[work])]
    lines.sort(key=lambda line: order_key(line["words"]))
    groups = [_group(kind, list(some)) for kind, some in groupby(lines, key=lambda line: line["kind"])]
    context = {"groups": groups, "may_change": keeps_some_calendar(request.user)}
    return render(request, "calendar/usual_times.html", context)


def _group(kind, lines):
    """A kind of work with its lines; it lies open where the office says something of its own."""
    return kind, lines, any(line["row"] for line in lines)


def _lines(work, rows):
    """What counts for a piece of work: what comes with the program, unless the whole office says otherwise."""
    kind, _colon, act = (words := work_words(work)).partition(": ")
    if not any(row.calendar.unit_id is None and not row.withdrawn for row in rows):
        yield {"words": words, "kind": kind, "act": act, "work": work, "time": shipped(work), "row": None}
    for row in rows:
        yield {"words": words, "kind": kind, "act": act, "work": work, "time": row.as_usual_time(), "row": row}


@login_required
@look_or_change
def usual_time_add(request):
    """Another usual time than the one that comes with the program."""
    work = request.GET.get("work", "")
    time = shipped(work) if work in works() else None
    initial = {"work": work} | (asdict(time) if time else {})
    return add_row(request, UsualTimeRow, forms.NewUsualTimeForm, _("Another usual time"), back=LIST, **initial)


@login_required
@look_or_change
def usual_time(request, pk):
    """A usual time that the office says, its history, and its change."""
    return edit_row(request, row_of(UsualTimeRow, pk), forms.UsualTimeForm, back=LIST)
