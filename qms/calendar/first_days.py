"""How the day of receipt counts: the rules of the whole office and of its units, and changing them."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from qms.workdays.models import FirstDayRow

from . import forms
from .views_change import add_row, edit_row, keeps_some_calendar, look_or_change, row_of

LIST = "first_days"


@login_required
@require_safe
def first_days(request):
    """Every rule of the first day, the newest of each calendar first, with its ground."""
    rows = FirstDayRow.objects.select_related("calendar__unit").order_by("calendar__unit__path", "-valid_from", "pk")
    context = {"rows": rows, "may_change": keeps_some_calendar(request.user)}
    return render(request, "calendar/first_days.html", context)


@login_required
@look_or_change
def first_day_add(request):
    """Another rule: of a unit, or from another day on."""
    return add_row(request, FirstDayRow, forms.NewFirstDayForm, _("Another rule of the first day"), back=LIST)


@login_required
@look_or_change
def first_day(request, pk):
    """A rule of the first day, its history, and its change."""
    return edit_row(request, row_of(FirstDayRow, pk), forms.FirstDayForm, back=LIST)
