"""Changing the calendar: the administrator sees first which open deadlines move, then confirms."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from qms.people.actors import actors_of
from qms.people.posts import PostKind

from .forms import OfficeHoursForm, SpecialDayForm, YearForm
from .line import FIRST_DAY, LAST_DAY
from .models import CalendarYear, OfficeHours, SpecialDay
from .proposals import propose_year
from .services import calendar_for, change_calendar
from .story import story_of

look_or_change = require_http_methods(["GET", "POST"])


def administrator(user, unit=None):
    """The capacity in which a person keeps the calendar of a unit (None: of the whole installation), or None.

    An administrator of a root unit keeps the calendars of its units. What counts for the whole installation is kept by
    the administrators of root units, whichever; an administrator of a unit below keeps no calendar.
    """
    return next((actor for actor in actors_of(user) if any(_keeps(post, unit) for post in actor.posts)), None)


def _keeps(post, unit):
    of_root = post.kind == PostKind.ADMINISTRATOR and post.unit.parent_id is None
    return of_root and (unit is None or unit.path.startswith(post.unit.path))


def _must_administer(request, unit=None):
    actor = administrator(request.user, unit)
    if actor is None:
        raise PermissionDenied(
            _("Only an administrator of this unit's whole administration changes its working calendar.")
        )
    return actor


@login_required
@look_or_change
def workdays_day_add(request):
    """A new special day."""
    form = SpecialDayForm(request.POST or None, initial={"day": request.GET.get("day")})
    return _change(request, form, _("New special day"))


@login_required
@look_or_change
def workdays_day(request, pk):
    """A special day, its history, and its change."""
    day = get_object_or_404(SpecialDay.objects.select_related("calendar__unit"), pk=pk)
    _must_administer(request, day.calendar.unit)
    return _change(request, SpecialDayForm(request.POST or None, instance=day), str(day))


@login_required
@look_or_change
def workdays_hours_add(request):
    """A new stretch of office hours."""
    return _change(request, OfficeHoursForm(request.POST or None), _("New office hours"))


@login_required
@look_or_change
def workdays_hours(request, pk):
    """A stretch of office hours, its history, and its change."""
    hours = get_object_or_404(OfficeHours.objects.select_related("calendar__unit"), pk=pk)
    _must_administer(request, hours.calendar.unit)
    return _change(request, OfficeHoursForm(request.POST or None, instance=hours), str(hours))


@login_required
@look_or_change
def workdays_year(request, year):
    """The announcement of a year; days that were only reckoned are taken over or left."""
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise Http404
    calendar = calendar_for(None)
    row = CalendarYear.objects.filter(calendar=calendar.pk, year=year).first() or CalendarYear(year=year)
    row.calendar = calendar
    standing = SpecialDay.objects.filter(calendar=calendar.pk, day__year=year, withdrawn=False)
    known = {day.day for day in standing}
    proposals = [each for each in propose_year(year) if each.day not in known]
    form = YearForm(request.POST or None, instance=row, proposals=proposals)
    title = _("Days off of {year}").format(year=year)
    return _change(request, form, title, also=lambda: _days_of_year(form, calendar, standing))


def _days_of_year(form, calendar, standing):
    """The days that a year's form changes besides: those taken over, and those verified."""
    verify = form.cleaned_data["verify_all"]
    rows = [SpecialDay(calendar=calendar, **each.as_words()) for each in form.chosen()]
    rows += standing.filter(verified=False) if verify else []
    for row in rows:
        row.verified = verify
        row.announcement = row.announcement or (form.instance.announcement if verify else "")
    return rows


def _change(request, form, title, also=lambda: []):
    """Show a form; once it is sent, show the deadlines that move; once those are confirmed, keep it all."""
    _must_administer(request)
    row, change = form.instance, None
    history = story_of(row)
    if request.method == "POST" and form.is_valid():
        change = _try(request, form, [row, *also()])
        if change and change.kept:
            messages.success(request, _kept_words(change))
            return redirect(f"{reverse('workdays')}{_place(row)}")
    context = {
        "form": form,
        "title": title,
        "change": change,
        "history": history,
        "back": reverse("workdays"),
    }
    return render(request, "workdays/change.html", context, status=422 if form.errors else 200)


def _try(request, form, rows):
    row = form.instance
    actor = _must_administer(request, row.calendar.unit)
    act = "edit" if row.pk else "create"
    if row.calendar.pk is None:
        rows = [row.calendar, *rows]
    try:
        return change_calendar(
            rows, actor=actor, act=act, reason=form.cleaned_data["reason"], seen=request.POST.get("seen", "")
        )
    except IntegrityError:
        form.add_error(None, _("Somebody has changed this meanwhile. Open it again and look."))
        return None


def _kept_words(change):
    count = len(change.all_moves)
    if not count:
        return _("Kept. No open deadline moves.")
    return ngettext("Kept. {count} open deadline was moved.", "Kept. {count} open deadlines were moved.", count).format(
        count=count
    )


def _place(row):
    """The year and unit to look at after a change."""
    year = row.day.year if isinstance(row, SpecialDay) else getattr(row, "year", "")
    unit = row.calendar.unit
    return f"?year={year}&unit={unit.pk if unit else ''}"
