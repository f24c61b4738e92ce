"""Months, quarters, half-years and years of the office, or any stretch of days: what a number is counted over."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.evidence.replay import end_of
from qms.ledger.now import now, today
from qms.workdays.months import number_in_year, stretch_of

ROMAN = ("", "I", "II", "III", "IV")


class PeriodKind(models.TextChoices):
    """How long one period is."""

    MONTH = "month", gettext_lazy("Month")
    QUARTER = "quarter", gettext_lazy("Quarter")
    HALF_YEAR = "half_year", gettext_lazy("Half-year")
    YEAR = "year", gettext_lazy("Year")


MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6, PeriodKind.YEAR: 12}


@dataclass(frozen=True)
class Period:
    """From a day to a day, both included."""

    first: date
    last: date

    def __str__(self):
        return self.words()

    def moments(self, field):
        """The rows whose moment lies in the period."""
        begins = timezone.make_aware(datetime.combine(self.first, time.min))
        return Q(**{f"{field}__gte": begins, f"{field}__lt": end_of(self.last)})

    def days(self, field):
        """The rows whose day lies in the period."""
        return Q(**{f"{field}__range": (self.first, self.last)})

    def moment(self):
        """When the period ends, or the present moment while it lasts."""
        return min(now(), end_of(self.last))

    def has_ended(self, day=None):
        """Whether its last day has passed."""
        return self.last < (day or today())

    def kind(self):
        """Which kind of period this is exactly, or None for any other stretch of days."""
        return next((kind for kind in PeriodKind if period_of(kind, self.first) == self), None)

    def words(self):
        """The period as people name it."""
        names = {"year": self.first.year, "month": self.first.month, "half": number_in_year(6, self.first)}
        names["quarter"] = ROMAN[number_in_year(3, self.first)]
        kind = self.kind()
        if kind == PeriodKind.MONTH:
            return _("month %(month)s/%(year)s") % names
        if kind == PeriodKind.QUARTER:
            return _("quarter %(quarter)s/%(year)s") % names
        if kind == PeriodKind.HALF_YEAR:
            return (_("first half of %(year)s") if names["half"] == 1 else _("second half of %(year)s")) % names
        if kind == PeriodKind.YEAR:
            return _("year %(year)s") % names
        return f"{self.first:%d/%m/%Y} – {self.last:%d/%m/%Y}"

    def short_words(self):
        """The period in a few letters, for the axis of a chart."""
        kind, first = self.kind(), self.first
        if kind == PeriodKind.QUARTER:
            return f"{ROMAN[number_in_year(3, first)]}/{first:%y}"
        if kind == PeriodKind.YEAR:
            return str(first.year)
        if kind == PeriodKind.HALF_YEAR:
            return f"{number_in_year(6, first)}/2 {first:%y}"
        return f"{first.month}/{first:%y}"


def period_of(kind, day):
    """The period of a kind in which a day lies."""
    return Period(*stretch_of(MONTHS[PeriodKind(kind)], day))


def periods_between(kind, first, last):
    """The periods of a kind that touch a stretch of days, the first and the last cut to it."""
    found, day = [], first
    while day <= last:
        whole = period_of(kind, day)
        found.append(Period(max(whole.first, first), min(whole.last, last)))
        day = whole.last + timedelta(days=1)
    return found


def periods_until(kind, day, count):
    """The last periods of a kind up to the one in which a day lies, oldest first."""
    found = [period_of(kind, day)]
    while len(found) < count:
        found.insert(0, period_of(kind, found[0].first - timedelta(days=1)))
    return found
