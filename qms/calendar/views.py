"""Looking at the working calendar: a year, and the calculator of due moments. All staff may."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qms.ledger.legible import whole_number
from qms.ledger.now import now, today
from qms.workdays.calendars import calendars
from qms.workdays.due import DueForm
from qms.workdays.line import FIRST_DAY, LAST_DAY
from qms.workdays.year import LEGEND, WEEKDAYS, months_of

from .forms import units
from .views_change import keeps_some_calendar


@login_required
@require_safe
def workdays(request):
    """A year of a unit's calendar, with the special days and their announcements."""
    year, unit = _year(request), _unit(request)
    found = calendars()
    calendar = found.of(unit)
    context = {
        "year": year,
        "earlier": year - 1 if year > FIRST_DAY.year else None,
        "later": year + 1 if year < LAST_DAY.year else None,
        "unit": unit,
        "units": units(),
        "months": months_of(calendar, year, today()),
        "weekdays": WEEKDAYS,
        "legend": LEGEND,
        "special_days": found.special_days(unit, year),
        "office_hours": found.office_hours(unit),
        "unannounced": bool(calendar.unannounced_years(date(year, 1, 1), date(year, 1, 1))),
        "may_change": keeps_some_calendar(request.user),
    }
    return render(request, "calendar/year.html", context)


def _year(request):
    """The year asked for, else the present one."""
    asked = request.GET.get("year", "")
    year = whole_number(asked) or today().year
    return year if FIRST_DAY.year <= year <= LAST_DAY.year else today().year


def _unit(request):
    """The unit asked for, else None: the whole office."""
    asked = whole_number(request.GET.get("unit", ""))
    return None if asked is None else units().filter(pk=asked).first()


@login_required
@require_safe
def workdays_due(request):
    """When is it due? The answer counts day by day and says why a day does not count."""
    form = DueForm(request.GET) if "received" in request.GET else DueForm(initial={"received": now()})
    answer = form.answer() if form.is_bound and form.is_valid() else None
    return render(request, "calendar/due.html", {"form": form, "answer": answer})
