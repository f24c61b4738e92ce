"""Whether the coming year has an announced calendar: the doctor and the administrators are told from October on."""

from django.utils.translation import gettext as _

from qms.inbox.doctor import Check, examined_in_database
from qms.ledger.now import today
from qms.workdays.models import CalendarYear

from .needs import has_come


def announced(year):
    """The row of the office's calendar that announces a year."""
    return CalendarYear.objects.filter(calendar__unit__isnull=True, year=year, announced=True)


def is_missing(year):
    """Whether it is time, and the days off of this year are not announced."""
    return has_come("calendar", today()) and not announced(year).exists()


@examined_in_database
def calendar_of_the_years():
    """The days off of this year are announced, and from October on those of the next."""
    subject, year = _("Working calendar"), today().year
    missing = [each for each in (year, year + 1) if (each == year or has_come("calendar", today()))]
    missing = [each for each in missing if not announced(each).exists()]
    if missing:
        says = _("Days off not announced: {years}.").format(years=", ".join(map(str, missing)))
        return Check(subject, False, says, _("Enter the announcement on the page “Working calendar”."))
    return Check(subject, True, _("The days off are announced."))
