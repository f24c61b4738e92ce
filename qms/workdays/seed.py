"""Loads the calendar of the whole office from its readable file. What stands already is never changed."""

import tomllib
from pathlib import Path

from django.db import transaction

from qms.acts.acts import SEED
from qms.ledger.entry import recording

from .calendars import calendars
from .deadlines import apply_moves, moves_between
from .models import Calendar, CalendarYear, FirstDayRow, OfficeHours, SpecialDay
from .proposals import propose_year


def load_calendar(path, by):
    """Add what the file says and the database does not have yet. Gives the number of rows added."""
    data = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    calendar = Calendar.own_of(None)
    rows = [*_hours(data, calendar), *_years(data, calendar), *_days(data, calendar), *_first_days(data, calendar)]
    if calendar.pk is None:
        calendar.name = data["name"]
        rows.insert(0, calendar)
    if rows:
        _keep(rows, by, data["name"])
    return len(rows)


@transaction.atomic
def _keep(rows, by, reason):
    """Keep the rows, and move whatever deadline moves: nobody is there to see them first."""
    before = calendars()
    with recording(by=by, act=SEED, reason=reason):
        for row in rows:
            if not isinstance(row, Calendar):
                row.calendar = row.calendar  # a calendar kept just now has its number only now
            row.save()
    apply_moves(moves_between(before, calendars()), by=by, reason=reason)


def _standing(model, calendar, *fields):
    return set(model.objects.filter(calendar=calendar).values_list(*fields)) if calendar.pk else set()


def _hours(data, calendar):
    standing = _standing(OfficeHours, calendar, "weekday", "opens")
    for given in data["office_hours"]:
        for weekday in given["weekdays"]:
            if (weekday, given["opens"]) not in standing:
                words = {name: value for name, value in given.items() if name != "weekdays"}
                yield OfficeHours(calendar=calendar, weekday=weekday, **words)


def _first_days(data, calendar):
    standing = _standing(FirstDayRow, calendar, "valid_from")
    for given in data.get("first_days", ()):
        if (given["valid_from"],) not in standing:
            yield FirstDayRow(calendar=calendar, **given)


def _years(data, calendar):
    standing = _standing(CalendarYear, calendar, "year")
    for given in data["years"]:
        if (given["year"],) not in standing:
            yield CalendarYear(
                calendar=calendar,
                year=given["year"],
                announced=given["announced"],
                announcement=given.get("announcement", ""),
            )


def _days(data, calendar):
    standing = _standing(SpecialDay, calendar, "day")
    for given in data["years"]:
        for words in [*given.get("days", ()), *_proposed(given)]:
            if (words["day"],) not in standing:
                yield SpecialDay(calendar=calendar, **words)


def _proposed(given):
    """The days of a year for which the file gives none, reckoned, and marked as not verified."""
    if not given.get("proposed"):
        return []
    return [day.as_words() for day in propose_year(given["year"])]
