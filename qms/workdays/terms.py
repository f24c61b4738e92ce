"""A term: a limit as the law gives it, and the moment at which it ends.

- Hours, and working days counted from the hour, are office minutes from the moment of receipt.
- Whole days, working or calendar, end with the closing of the last of them. A day counts when the clock runs at its
  closing; a calendar day off, at its midnight. Calendar days whose last is a day off end with the next working day.
- What comes in outside of office hours comes in at the next opening.
- A result within the day is due at the closing of that day, and is never stretched to the next one but by the cutoff.
- An extension is so much more in what the limit is given in; in working days for a result within the day.
"""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from fractions import Fraction
from math import ceil, inf

from .calendar import CUTOFF
from .explanation import CountedDay, explain_whole_days
from .limits import FirstDay, LimitIn
from .line import day_of, local, moment_at, number_of


@dataclass(frozen=True)
class Term:
    """So much time in the sense of a law, from a moment on, with what was added by an extension."""

    limit_in: LimitIn
    amount: Decimal | Fraction | int = 0
    first_day: FirstDay = FirstDay.FROM_THE_HOUR
    cutoff: time = CUTOFF
    extended: Decimal | Fraction | int = 0

    @property
    def in_whole_days(self):
        """Whether it counts days and not minutes: calendar days do, whatever is said of the first."""
        if self.limit_in == LimitIn.DAYS:
            return self.first_day != FirstDay.FROM_THE_HOUR
        return self.limit_in == LimitIn.CALENDAR_DAYS

    @property
    def counts_first_day(self):
        """How the day of receipt counts in it: hours have none, calendar days leave it out unless it is the first."""
        if self.limit_in == LimitIn.CALENDAR_DAYS and self.first_day == FirstDay.FROM_THE_HOUR:
            return FirstDay.NOT_COUNTED
        return self.first_day

    def due(self, calendar, start, pauses=()):
        """When it ends, with the clock standing still in the pauses; None while one is open that began before."""
        if self.in_whole_days:
            return WholeDays(self, calendar, start).due(pauses)
        return calendar.due_moment(start, self.minutes(calendar, start), pauses)

    def explain(self, calendar, start, pauses=()):
        """A line for each day from `start` to the end: what counted, and why the rest did not."""
        if self.in_whole_days:
            return WholeDays(self, calendar, start).explain(pauses)
        return calendar.explain(start, self.minutes(calendar, start), pauses)

    def minutes(self, calendar, start):
        """The office minutes that it is worth from a moment on, where it counts minutes."""
        if self.limit_in == LimitIn.HOURS:
            return round(Fraction(self.amount + self.extended) * 60)
        if self.limit_in == LimitIn.SAME_DAY:
            closing = calendar.same_day_due(start, self.cutoff)
            return calendar.working_time_between(start, calendar.add_working_days(closing, Fraction(self.extended)))
        return calendar.working_days(Fraction(self.amount) + Fraction(self.extended), start)


class WholeDays:
    """A term in whole days on its line: how many days have ended before a moment, working ones or all."""

    def __init__(self, term, calendar, start):
        self.calendar, self.start = calendar, start
        self.working = term.limit_in == LimitIn.DAYS
        begins = number_of(local(calendar.add_working_time(start, 0)))
        skipped = term.counts_first_day != FirstDay.COUNTED
        self.begins = self._before(begins) + skipped
        amount = Fraction(term.amount) + Fraction(term.extended)
        self.amount = amount if self.working else ceil(amount)

    def due(self, pauses):
        """The closing of the last day; None while the clock stands still."""
        target, _used_up, _stops = self.stops(pauses)
        return None if target == inf else self.closing(target)

    def stops(self, pauses):
        """How many days have ended when the term has, when its days are used up, and where the clock stood still."""
        reached = self.begins
        target, used_up, found = reached + self.amount, None, []
        for since, until in sorted(pauses, key=lambda pause: pause[0]):
            if target == inf or since >= self.closing(target):
                break
            last = inf if until is None else self.position(until)
            first = max(reached, self.position(since))
            if first >= target:  # the last day was a day off: nothing is left but the day on which it ends
                found.append((first, last))
                target, used_up = max(target, last + 1), used_up or target
            elif last > first:
                found.append((first, last))
                target += last - first
                reached = last
        return target, used_up or target, found

    def position(self, moment):
        """How many days have ended before a moment: a working day at its closing, any other at midnight."""
        moment = local(moment)
        number, day = number_of(moment), moment.date()
        over = self.calendar.is_working(day) and moment >= self.calendar.end_of_day(day)
        return self._before(number) + over

    def closing(self, target):
        """When so many days have ended: a part of a working day ends within it."""
        part = target - (ceil(target) - 1) if self.working else 1
        number = self._last_day(target)
        shape = self.calendar.line.shapes[number]
        return moment_at(number, shape.moment[ceil(part * shape.minutes)])

    def explain(self, pauses):
        """A line for each day, to the beginning of a pause that lasts."""
        target, used_up, stops = self.stops(pauses)
        end = self._last_day(target if target != inf else stops[-1][0] + 1)
        return [self._line(number, used_up, stops) for number in range(number_of(local(self.start)), end + 1)]

    def _line(self, number, used_up, stops) -> CountedDay:
        day = day_of(number)
        counts = self.calendar.is_working(day) or not self.working
        place = self._before(number)
        paused = counts and any(first <= place < last for first, last in stops)
        counted = Fraction(0)
        if counts and not paused and self.begins <= place < used_up:
            counted = Fraction(1) if used_up == inf else min(Fraction(1), Fraction(used_up - place))
        return explain_whole_days(self.calendar, day, counted, paused, place < self.begins, place >= used_up)

    def _last_day(self, target):
        """The number of the day on which so many have ended; a calendar day off gives way to the next working day."""
        if self.working:
            return self.calendar.line.open_day(ceil(target) - 1)
        day = day_of(target - 1)
        return target - 1 if self.calendar.is_working(day) else number_of(self.calendar.next_working_day(day))

    def _before(self, number):
        return self.calendar.line.open_before[number] if self.working else number
