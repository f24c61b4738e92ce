"""Months and years on the calendar: the one place that reckons with them.

Where a month is too short for the day, its last day stands for it; no other day is ever moved. "In the last 24 months"
means whole days: since the same day 24 months ago, that day included, whatever the hour.
"""

from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from django.db.models import Q
from django.utils.timezone import make_aware

from qms.ledger.now import local, today

MONTHS_OF_A_YEAR = 12


def months_after(when, months):
    """The same day of the month, so many months later; a moment keeps the time that clocks in the office show."""
    if isinstance(when, datetime):
        when = local(when)
    return when + relativedelta(months=months)


def months_before(when, months):
    """The same day of the month, so many months earlier."""
    return months_after(when, -months)


def since_months(months, before=None):
    """The first day of the last so many months before a day, or before today."""
    return months_before(before or today(), months)


def in_last_months(months, moment_field):
    """The rows whose moment lies in the last so many months."""
    return Q(**{f"{moment_field}__gte": make_aware(datetime.combine(since_months(months), time.min))})


def in_last_years(years, moment_field):
    """The rows whose moment lies in the last so many years."""
    return in_last_months(MONTHS_OF_A_YEAR * years, moment_field)


def first_of_month(day):
    """The first day of the month in which a day lies."""
    return day.replace(day=1)


def first_of_year(day):
    """The first day of the year in which a day lies."""
    return date(day.year, 1, 1)


def last_of_month(year, month):
    """The last day of a month."""
    return months_after(date(year, month, 1), 1) - timedelta(days=1)


def stretch_of(months, day):
    """(first, last day) of the month, quarter, half-year or year, so many months long, in which a day lies."""
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return first, months_after(first, months) - timedelta(days=1)


def number_in_year(months, day):
    """Which quarter, half-year and so on of its year a day lies in."""
    return (day.month - 1) // months + 1
