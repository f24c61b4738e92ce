"""The line of office minutes: every moment has a position on it, which is how many office minutes lie before.

Positions are looked up, not searched: sums by day, and within a day the table that days alike share. The way
back from a position to its moment is one bisection.
"""

from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST_DAY = date(2020, 1, 1)
LAST_DAY = date(2045, 12, 31)
FIRST = FIRST_DAY.toordinal()
DAYS = LAST_DAY.toordinal() - FIRST + 1
MIDNIGHT = datetime.combine(FIRST_DAY, time(), ZONE)


class OutsideCalendar(ValueError):
    """A moment or a due moment lies outside of the years that the calendar knows."""


def local(moment):
    """The moment in the time zone of Việt Nam. Raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its time zone.")
    return moment.astimezone(ZONE)


def number_of(day):
    """The number of a day on the line."""
    number = day.toordinal() - FIRST
    if not 0 <= number < DAYS:
        raise OutsideCalendar(day)
    return number


def day_of(number):
    """The day with this number."""
    return FIRST_DAY + timedelta(days=number)


def moment_at(number, minute):
    """The moment of a minute of the day with this number."""
    return MIDNIGHT + timedelta(days=number, minutes=minute)


class Line:
    """The office minutes of all days, summed up once; `shape_of_day` says which minutes of a day they are."""

    def __init__(self, shape_of_day):
        self.shapes = [shape_of_day(day_of(number)) for number in range(DAYS)]
        self.before, self.until, self.open_before, self.open_days = [], [], [], []
        total = 0
        for number, shape in enumerate(self.shapes):
            self.before.append(total)
            self.open_before.append(len(self.open_days))
            if shape.minutes:
                self.open_days.append(number)
            total += shape.minutes
            self.until.append(total)
        self._worked = [shape.worked for shape in self.shapes]

    def position(self, moment):
        """How many office minutes lie before the moment."""
        if moment.tzinfo is not ZONE:
            moment = local(moment)
        number = moment.toordinal() - FIRST
        if not 0 <= number < DAYS:
            raise OutsideCalendar(moment)
        return self.before[number] + self._worked[number][moment.hour * 60 + moment.minute]

    def number_at(self, position):
        """The number of the day that reaches this position, be it at its very closing."""
        number = bisect_left(self.until, position)
        if number == DAYS:
            raise OutsideCalendar(position)
        return number

    def moment(self, position):
        """The end of the minute that reaches this position."""
        number = self.number_at(position)
        return moment_at(number, self.shapes[number].moment[position - self.before[number]])

    def open_day(self, count):
        """The number of the working day before which `count` others lie."""
        if not 0 <= count < len(self.open_days):
            raise OutsideCalendar(count)
        return self.open_days[count]
