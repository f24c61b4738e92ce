"""When something is told again: whole weeks or months after the day on which it was to be told."""

from datetime import timedelta

from qms.workdays.months import months_after

from .states import MONTHS, Rhythm

AHEAD = 3  # working days: so long before its day whoever is responsible is asked
WEEK = timedelta(days=7)


def next_after(rhythm, first, day):
    """The first day after `day` in the rhythm that begins at `first`, or None where there is no rhythm.

    Months are counted from the first day, so that what is told on a 31st returns to the 31st.
    """
    if rhythm == Rhythm.WEEKLY:
        return first + WEEK * (max(day - first, timedelta()) // WEEK + 1)
    if rhythm not in MONTHS:
        return None
    step = months = MONTHS[rhythm]
    while months_after(first, months) <= day:
        months += step
    return months_after(first, months)
