"""Months and years on the calendar: where a month is too short for the day, its last day stands for it."""

from datetime import datetime

from dateutil.relativedelta import relativedelta

from qms.ledger.now import local


def months_after(when, months):
    """The same day of the month, so many months later; a moment keeps the time that clocks in the office show."""
    if isinstance(when, datetime):
        when = local(when)
    return when + relativedelta(months=months)


def months_before(when, months):
    """The same day of the month, so many months earlier."""
    return months_after(when, -months)
