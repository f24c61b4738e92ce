"""A due moment that explains itself day by day: what each day counted, and why the rest of it did not."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import inf

from .kinds import NotCounted, Weekday
from .line import day_of, local, number_of


@dataclass(frozen=True)
class Reason:
    """Why time did not count: a kind, and for a special day its name and announcement."""

    kind: str
    name: str = ""
    announcement: str = ""

    @property
    def words(self):
        """The sentence a person reads."""
        return str(self.name or self.kind.label)


@dataclass(frozen=True)
class DayLine:
    """One day of a due moment: its office minutes, those that counted, those in a pause."""

    day: date
    office_minutes: int
    counted: int
    paused: int
    reasons: tuple[Reason, ...]
    special: object = None

    @property
    def weekday(self):
        """The name of the day of the week."""
        return Weekday(self.day.weekday()).label


def explain(calendar, start, minutes, pauses=()):
    """A line for each day from `start` to the due moment; to the beginning of a pause that is still open."""
    line = calendar.line
    target, stops = calendar.stops(start, minutes, pauses) if minutes else (line.position(start), [])
    begin = line.position(start)
    first = number_of(local(start))
    end = stops[-1][0] + 1 if target == inf else target
    last = max(first, line.number_at(end)) if minutes else first
    return [_day_line(calendar, number, begin, target, stops) for number in range(first, last + 1)]


def _day_line(calendar, number, begin, target, stops):
    line, day = calendar.line, day_of(number)
    opens, closes = line.before[number], line.until[number]
    since, until = max(opens, begin), min(closes, target)
    paused = sum(max(0, min(last, until) - max(first, since)) for first, last in stops)
    counted = max(0, until - since) - paused
    return DayLine(
        day,
        closes - opens,
        counted,
        paused,
        _reasons(calendar, day, counted, paused),
        calendar.special_day(day),
    )


def _reasons(calendar, day, counted, paused):
    if not calendar.is_working(day):
        return (_closed(calendar, day),)
    if paused:
        return (Reason(NotCounted.PAUSE),)
    return () if counted else (Reason(NotCounted.OUTSIDE_HOURS),)


def _closed(calendar, day):
    special = calendar.special_day(day)
    if special:
        return Reason(special.kind, special.name, special.announcement)
    return Reason(NotCounted.WEEKLY_REST if day.weekday() >= 5 else NotCounted.NO_HOURS)


@dataclass(frozen=True)
class CountedDay:
    """One day of a term in whole days: how much of it counted, whether the clock stood still, why it did not count."""

    day: date
    counted: Fraction
    paused: bool
    reasons: tuple[Reason, ...]
    special: object = None

    @property
    def weekday(self):
        """The name of the day of the week."""
        return Weekday(self.day.weekday()).label


def explain_whole_days(calendar, day, counted, paused, too_early, too_late):
    """The line of a day of a term in whole days; before its first day, or after its last, it says so."""
    reasons = ()
    if paused:
        reasons = (Reason(NotCounted.PAUSE),)
    elif not counted:
        reasons = _why_no_day(calendar, day, too_early, too_late)
    return CountedDay(day, counted, paused, reasons, calendar.special_day(day))


def _why_no_day(calendar, day, too_early, too_late):
    if not calendar.is_working(day):
        return (_closed(calendar, day),)
    if too_early:
        return (Reason(NotCounted.FIRST_DAY),)
    return (Reason(NotCounted.ENDS_LATER if too_late else NotCounted.OUTSIDE_HOURS),)
