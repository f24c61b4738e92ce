"""What last year's record says for this one: its words with the year changed, its days a year later on working days."""

import re

from qms.workdays.calendars import calendars
from qms.workdays.months import MONTHS_OF_A_YEAR, months_after


def words_a_year_later(text, year):
    """The text with the year, wherever it stands for itself, changed to the next."""
    return re.sub(rf"(?<!\d){year}(?!\d)", str(year + 1), text)


def a_year_later(day):
    """The same day, a year later."""
    return months_after(day, MONTHS_OF_A_YEAR)


def working_day_a_year_later(day, unit):
    """The same day a year later, or the working day after it: for what is begun or held."""
    later, calendar = a_year_later(day), calendars().of(unit)
    return later if calendar.is_working(later) else calendar.next_working_day(later)


def last_day_a_year_later(day, unit):
    """The same day a year later, or the working day before it: for what is due."""
    later, calendar = a_year_later(day), calendars().of(unit)
    return later if calendar.is_working(later) else calendar.working_day_before(later, 1)
