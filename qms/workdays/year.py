"""A year as twelve months of weeks, each day with the colour and the sign of what it is."""

import calendar as months
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from .kinds import DayKind, Weekday

OFF, WORKED, REST, ORDINARY = "late", "good", "past", ""
LEGEND = [(kind, WORKED if kind.is_worked else OFF) for kind in DayKind]

SHORT_WEEKDAYS = [_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su")]
WEEKDAYS = list(zip(SHORT_WEEKDAYS, Weekday.labels, strict=True))


@dataclass(frozen=True)
class Cell:
    """One day of the year's page."""

    day: date
    tone: str
    sign: str = ""
    words: str = ""
    is_today: bool = False


@dataclass(frozen=True)
class Month:
    """One month: its first day and its weeks, Monday first; days of other months are None."""

    first: date
    weeks: list


def months_of(calendar, year, today):
    """The twelve months of a year as a working calendar has them."""
    return [Month(date(year, month, 1), _weeks(calendar, year, month, today)) for month in range(1, 13)]


def _weeks(calendar, year, month, today):
    return [
        [_cell(calendar, date(year, month, number), today) if number else None for number in week]
        for week in months.Calendar().monthdayscalendar(year, month)
    ]


def _cell(calendar, day, today):
    special = calendar.special_day(day)
    if special:
        tone = WORKED if special.kind.is_worked else OFF
        sign = special.kind.sign + ("" if special.verified else "?")
        return Cell(day, tone, sign, f"{special.kind.label}: {special.name}", day == today)
    return Cell(day, ORDINARY if calendar.is_working(day) else REST, is_today=day == today)
