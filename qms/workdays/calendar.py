"""The working calendar: working time added and counted, exact to the minute, and the due moments that follow.

How time is counted:
- Moments are aware; they are read in the time zone of Việt Nam, and their seconds are dropped.
- A moment within office hours counts from itself, one outside of them from the next opening.
- A due moment is the end of the last minute that counts: time that is used up at 11:30 or 17:00 is due at
  11:30 or 17:00, never at the opening that follows.
- A working day is that day's own office minutes. n working days from a moment inside a day end n working days
  later at the same part of the day: with days of 480 minutes exactly n × 480 office minutes.
- Where a day is shorter or longer, the part of the day counts: after three quarters of a Friday of 480 minutes,
  one working day ends after three quarters of a Saturday of 240. It is rounded up to a whole minute, so a later
  receipt is never due earlier.
"""

from dataclasses import dataclass, field
from datetime import time, timedelta
from fractions import Fraction
from math import ceil, inf
from operator import itemgetter

from .explanation import explain
from .hours import DEFAULT_HOURS, DayBook, Layer, shape_of
from .line import Line, day_of, local, moment_at, number_of

CUTOFF = time(15, 0)
BEGIN = itemgetter(0)


@dataclass(frozen=True)
class WorkingCalendar:
    """Office hours and days off of one unit, its own layer first; everything is summed up when it is made."""

    layers: tuple[Layer, ...] = (Layer(DEFAULT_HOURS),)
    line: Line = field(init=False, repr=False, compare=False)
    book: DayBook = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        book = DayBook(self.layers)
        object.__setattr__(self, "book", book)
        object.__setattr__(self, "line", Line(lambda day: shape_of(book.intervals(day))))

    # ── Days

    def is_working(self, day):
        """Whether the day has office minutes."""
        return self.minutes_of_day(day) > 0

    def minutes_of_day(self, day):
        """The office minutes of a day."""
        return self.line.shapes[number_of(day)].minutes

    def hours_of_day(self, day):
        """The office hours of a day, as pairs of minutes from midnight."""
        return self.line.shapes[number_of(day)].intervals

    def special_day(self, day):
        """What is special about a day, or None."""
        return self.book.special(day)

    def end_of_term(self, day):
        """When a term set as a day ends: at the closing of that day, or of the next working day (Civil Code, 148)."""
        return self.end_of_day(day if self.is_working(day) else self.next_working_day(day))

    def end_of_day(self, day):
        """The moment at which the office closes on a working day."""
        number = number_of(day)
        return moment_at(number, self.line.shapes[number].moment[-1])

    def next_working_day(self, day):
        """The first working day after this one."""
        return day_of(self.line.open_day(self.line.open_before[number_of(day)] + self.is_working(day)))

    def working_day_before(self, day, count):
        """The working day that lies so many working days before a day."""
        return day_of(self.line.open_day(self.line.open_before[number_of(day)] - count))

    def unannounced_years(self, start, end):
        """Years between two moments or days whose days off are not announced, so that a count may change."""
        announced = frozenset().union(*(layer.announced for layer in self.layers))
        return [year for year in range(start.year, end.year + 1) if year not in announced]

    # ── Minutes

    def add_working_time(self, start, minutes):
        """The due moment of so many office minutes, counted from `start`."""
        if minutes < 0:
            raise ValueError("Working time is added, never taken away.")
        position = self.line.position(start)
        return self.line.moment(position + minutes) if minutes else self._begin(start)

    def working_time_between(self, start, end):
        """Office minutes from `start` to `end`; below zero when `end` lies before."""
        return self.line.position(end) - self.line.position(start)

    def start_of_next_working_time(self, moment):
        """The moment itself within office hours, else the next opening; closing time is outside."""
        return self.line.moment(self.line.position(moment) + 1) - timedelta(minutes=1)

    def due_moment(self, start, minutes, pauses=()):
        """When so many office minutes are used up, with the clock standing still in the pauses (from, until).

        None while a pause that began before the end is still open (its `until` is None).
        """
        if not pauses or not minutes:
            return self.add_working_time(start, minutes)
        target, _stops = self.stops(start, minutes, pauses)
        return None if target == inf else self.line.moment(target)

    def stops(self, start, minutes, pauses):
        """The position at which the time is used up, and the stretches where the clock stood still."""
        position = self.line.position
        reached = position(start)
        target, found = reached + minutes, []
        for begins, ends in sorted(pauses, key=BEGIN) if len(pauses) > 1 else pauses:
            first = position(begins)
            if first >= target:
                break
            last = inf if ends is None else position(ends)
            if first < reached:
                first = reached
            if last > first:
                found.append((first, last))
                target += last - first
                reached = last
        return target, found

    def explain(self, start, minutes, pauses=()):
        """A line for each day from `start` to the due moment: what counted, and why the rest did not."""
        return explain(self, start, minutes, pauses)

    # ── Days as a measure

    def add_working_days(self, start, days):
        """The due moment of so many working days (halves too), counted from `start`."""
        if days < 0:
            raise ValueError("Working days are added, never taken away.")
        if not days:
            return self._begin(start)
        target = self._day_position(start) + Fraction(days)
        whole = ceil(target) - 1
        number = self.line.open_day(whole)
        shape = self.line.shapes[number]
        return moment_at(number, shape.moment[ceil((target - whole) * shape.minutes)])

    def working_days(self, days, start):
        """Office minutes of so many working days from `start`: what a limit in days is worth there."""
        return self.working_time_between(start, self.add_working_days(start, days))

    def working_days_between(self, start, end):
        """Working days from `start` to `end`, parts as fractions; below zero when `end` lies before."""
        return self._day_position(end) - self._day_position(start)

    def same_day_due(self, received, cutoff=CUTOFF):
        """The closing of the day for what comes in until the cutoff ("sau 15 giờ": the next working day)."""
        received = local(received)
        day = received.date()
        in_time = (
            received.time().replace(second=0, microsecond=0) <= cutoff
            and self.is_working(day)
            and received < self.end_of_day(day)
        )
        return self.end_of_day(day if in_time else self.next_working_day(day))

    def _day_position(self, moment):
        number = number_of(local(moment))
        minutes = self.line.shapes[number].minutes
        part = Fraction(self.line.position(moment) - self.line.before[number], minutes) if minutes else 0
        return self.line.open_before[number] + part

    def _begin(self, moment):
        """Where counting begins. A closing counts as within, so that adding nothing changes nothing."""
        moment = local(moment).replace(second=0, microsecond=0)
        minute = moment.hour * 60 + moment.minute
        within = any(opens <= minute <= closes for opens, closes in self.hours_of_day(moment.date()))
        return moment if within else self.start_of_next_working_time(moment)
