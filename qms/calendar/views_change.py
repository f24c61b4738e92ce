"""Changing the calendar: the administrator sees first which open deadlines move, then confirms."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from qms.acts.acts import acts_of
from qms.acts.rules import unmet
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.reception import attempt_work
from qms.people.actors import actor_for, actors_of
from qms.web.desk import form_class_for
from qms.web.refusals import refusal_page
from qms.workdays.line import FIRST_DAY, LAST_DAY
from qms.workdays.models import Calendar, CalendarYear, OfficeHours, SpecialDay
from qms.workdays.story import story_of

from . import forms
from .seen_moves import DeadlinesMove

look_or_change = require_http_methods(["GET", "POST"])


@dataclass(frozen=True)
class Change:
    """One change of the calendar as a page offers it: the row, the form, and what is done at the door."""

    row: Any
    form: Any
    title: str
    work: Any
    acts: tuple = ()  # what can be done besides
    back: str = "workdays"  # the name of the page to go back to


def may_keep(user, row):
    """Whether a person keeps the calendar of which this is a row."""
    return actor_for(type(row).who_creates, row, user) is not None


def keeps_some_calendar(user):
    """Whether a person keeps what counts for the whole office, and so the calendars of some units."""
    return may_keep(user, SpecialDay(calendar=Calendar()))


@login_required
@look_or_change
def workdays_day_add(request):
    """A new special day."""
    return add_row(request, SpecialDay, forms.NewSpecialDayForm, _("New special day"), day=request.GET.get("day"))


@login_required
@look_or_change
def workdays_day(request, pk):
    """A special day, its history, and its change."""
    return edit_row(request, row_of(SpecialDay, pk), forms.SpecialDayForm)


@login_required
@look_or_change
def workdays_hours_add(request):
    """A new stretch of office hours."""
    return add_row(request, OfficeHours, forms.NewOfficeHoursForm, _("New office hours"))


@login_required
@look_or_change
def workdays_hours(request, pk):
    """A stretch of office hours, its history, and its change."""
    return edit_row(request, row_of(OfficeHours, pk), forms.OfficeHoursForm)


@login_required
@look_or_change
def workdays_year(request, year):
    """The announcement of a year; days that were only reckoned are taken over or left."""
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise Http404
    row = CalendarYear.objects.filter(calendar=CalendarYear.office().pk, year=year).select_related("calendar").first()
    row = row or CalendarYear(year=year, calendar=CalendarYear.office())
    _must_keep(request, row)
    title = _("Days off of {year}").format(year=year)
    if row.pk:
        form = _form(request, form_class_for(acts_of(CalendarYear)["announce"], forms.AnnouncementForm), row)
        return _change(request, Change(row, form, title, partial(perform, row.announce, by=request.user)))
    form = _form(request, forms.AnnouncementForm, row)
    return _change(request, Change(row, form, title, partial(create, CalendarYear, by=request.user, year=year)))


def add_row(request, model, form_class, title, back="workdays", **initial):
    """The page of a new row."""
    row = model(calendar=Calendar())
    _must_keep(request, row)
    form = _form(request, form_class, None, **initial)
    return _change(request, Change(row, form, title, partial(create, model, by=request.user), back=back))


def edit_row(request, row, form_class, back="workdays"):
    """A row's change, or another act of it by a button beside: that asks for the reason only."""
    _must_keep(request, row)
    others = ["restore"] if row.withdrawn else ["withdraw"]
    asked = request.POST.get("act") or ("restore" if row.withdrawn else "edit")
    if asked not in ("edit", *others):
        raise Http404
    acts = acts_of(row._meta.model)
    act = acts[asked]
    form = _form(request, form_class_for(act, form_class if asked == "edit" else forms.SeenForm), row)
    work = partial(perform, getattr(row, asked), by=request.user)
    return _change(request, Change(row, form, str(row), work, tuple(acts[each] for each in others), back))


def _form(request, form_class, row, **initial):
    """The form of a page, which asks for what was seen by a button of its own."""
    sent = (request.POST,) if request.method == "POST" else ()
    if row is not None:
        initial = {"sequence": row.sequence} | form_class.initial_of(row)
    form = form_class(*sent, record=row, user=request.user, initial=initial)
    del form.fields["seen"]
    if not getattr(form, "proposals", True):
        del form.fields["days"]  # there are none to choose from
    return form


def _must_keep(request, row):
    if not may_keep(request.user, row):
        rules = type(row).who_creates
        raise WrongPerson(unmet(rules, row, actors_of(request.user)[0])[0], row)


def _change(request, change):
    """Show the form; once it is sent, show the deadlines that move; once those are confirmed, keep it all."""

    def show(sentences=(), status=200, moves=None):
        context = {
            "form": change.form,
            "title": change.title,
            "unmet": sentences,
            "change": moves,
            "act": request.POST.get("act", ""),
            "others": change.acts,
            "is_withdrawn": getattr(change.row, "withdrawn", False),
            "history": story_of(change.row),
            "back": reverse(change.back),
        }
        return render(request, "calendar/change.html", context, status=status)

    if request.method != "POST":
        return show()
    if not change.form.is_valid():
        return show(status=422)
    values = change.form.values() | {"seen": request.POST.get("seen", "")}
    outcome = attempt_work(_looked_at, change.work, **values)
    if not outcome.done:
        return refusal_page(request, outcome, show, change.form)
    if isinstance(outcome.record, DeadlinesMove):
        return show(moves=outcome.record)
    messages.success(request, _kept_words(len(outcome.record.moved)))
    return redirect(f"{reverse(change.back)}{_place(outcome.record)}")


def _looked_at(work, /, **values):
    """What was done, or the DeadlinesMove that wants to be seen first, and then nothing has changed."""
    try:
        with transaction.atomic():
            return work(**values)
    except DeadlinesMove as first:
        return first


def _kept_words(count):
    if not count:
        return _("Kept. No open deadline moves.")
    return ngettext("Kept. {count} open deadline was moved.", "Kept. {count} open deadlines were moved.", count).format(
        count=count
    )


def _place(row):
    """The year and unit to look at after a change."""
    year = row.day.year if isinstance(row, SpecialDay) else getattr(row, "year", None) or ""
    unit = row.calendar.unit
    return f"?year={year}&unit={unit.pk if unit else ''}"


def row_of(model, pk):
    """A row of the calendar by its key, or the page that there is none."""
    return get_object_or_404(model.objects.select_related(*model.reads_with), pk=pk)
