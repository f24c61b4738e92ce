"""All calendars as they stand now, ready to count by; kept warm in the process until a row changes."""

from functools import cache, lru_cache

from django.db import connection
from django.utils.functional import cached_property

from qms.people.models import Unit

from .calendar import WorkingCalendar
from .hours import DEFAULT_HOURS, Layer
from .limits import FirstDayRule
from .models import Calendar, CalendarYear, FirstDayRow, OfficeHours, SpecialDay, UsualTimeRow
from .usual_times import shipped


class Calendars:
    """One reading of every calendar; `of(unit)` has a unit's own exceptions and all that it inherits."""

    def __init__(self):
        # Nearest first: a unit's own calendar, those of the units above it, the whole office.
        found = Calendar.objects.select_related("unit")
        self._calendars = sorted(found, key=lambda each: -len(each.unit.path) if each.unit else 0)
        self._hours = self._grouped(OfficeHours.objects.filter(withdrawn=False).select_related("calendar"))
        self._days = self._grouped(SpecialDay.objects.filter(withdrawn=False).select_related("calendar"))
        self._years = self._grouped(CalendarYear.objects.filter(announced=True))
        self._usual = self._grouped(UsualTimeRow.objects.filter(withdrawn=False))
        self._first_days = self._grouped(FirstDayRow.objects.filter(withdrawn=False).order_by("-valid_from"))
        self._built = {}

    @staticmethod
    def _grouped(rows):
        groups = {}
        for row in rows:
            groups.setdefault(row.calendar_id, []).append(row)
        return groups

    def chain(self, unit):
        """The calendars that a unit counts by, nearest first; None is the whole office."""
        return [
            each
            for each in self._calendars
            if each.unit is None or (unit is not None and unit.path.startswith(each.unit.path))
        ]

    def of(self, unit):
        """The working calendar of a unit; None is the whole office."""
        chain = tuple(each.pk for each in self.chain(unit))
        if chain not in self._built:
            self._built[chain] = WorkingCalendar(self._layers(chain))
        return self._built[chain]

    def usual_time(self, work, unit):
        """The usual time of "app.act" in a unit: its own, an inherited one, else what comes with the program."""
        for each in self.chain(unit):
            for row in self._usual.get(each.pk, ()):
                if row.work == work:
                    return row.as_usual_time()
        return shipped(work)

    def first_day(self, unit, day):
        """How a unit counts the day of receipt of what comes in on a day: its own rule, an inherited one, the usual."""
        rows = (row for each in self.chain(unit) for row in self._first_days.get(each.pk, ()))
        found = next((row for row in rows if row.valid_from <= day), None)
        return found.as_rule() if found else FirstDayRule()

    def special_days(self, unit, year):
        """Rows of the special days that a unit counts by in a year, in the order of the days."""
        rows = [row for each in self.chain(unit) for row in self._days.get(each.pk, ()) if row.day.year == year]
        return sorted(rows, key=lambda row: row.day)

    def office_hours(self, unit):
        """Rows of office hours that a unit counts by, its own before those it inherits."""
        return [row for each in self.chain(unit) for row in self._hours.get(each.pk, ())]

    def _layers(self, chain):
        layers = [self._layer(pk) for pk in chain]
        if not any(layer.hours for layer in layers):
            layers.append(Layer(DEFAULT_HOURS))
        return tuple(layers)

    def _layer(self, pk):
        return Layer(
            tuple(row.as_hours() for row in self._hours.get(pk, ())),
            tuple(row.as_special() for row in self._days.get(pk, ())),
            frozenset(row.year for row in self._years.get(pk, ())),
        )


def calendars():
    """All calendars as they stand now. One query while nothing has changed: ask once for many records."""
    # The chained heads name exactly what the rows hold, also inside a transaction that is rolled back later.
    with connection.cursor() as cursor:
        cursor.execute(*_asking_for_heads())
        return _warm(frozenset(head for (head,) in cursor.fetchall()))


@cache
def _asking_for_heads():
    """The SQL that gives the heads of all rows that calendars are made from: built once, asked at every act."""
    kept = [Calendar, OfficeHours, SpecialDay, CalendarYear, UsualTimeRow, FirstDayRow]
    heads = [model.objects.order_by().values_list("head", flat=True) for model in kept]
    units = Unit.objects.order_by().filter(calendars__isnull=False).values_list("head", flat=True)
    return units.union(*heads, all=True).query.sql_with_params()


@lru_cache(maxsize=4)
def _warm(heads):
    return Calendars()


def calendar_of(unit):
    """The working calendar of a unit (None: the whole office); one query while nothing has changed."""
    return calendars().of(unit)


class SharedCalendars:
    """Records that were read together count by one reading of the calendars, and know of each other as `rows`."""

    def __init__(self, rows=()):
        self._read, self.rows = None, rows

    def of(self, unit):
        """The working calendar of a unit."""
        return self._reading().of(unit)

    def usual_time(self, work, unit):
        """The usual time of "app.act" in a unit."""
        return self._reading().usual_time(work, unit)

    def first_day(self, unit, day):
        """How the day of receipt counts in a unit for what comes in on a day."""
        return self._reading().first_day(unit, day)

    def _reading(self):
        self._read = self._read or calendars()
        return self._read


class CountsTogether:
    """Of a queryset: the records of one reading share their calendars, each as its `calendars`."""

    def _fetch_all(self):
        fresh = self._result_cache is None
        super()._fetch_all()
        if fresh and issubclass(self.model, CountsByCalendar):
            rows = [each for each in self._result_cache if isinstance(each, self.model)]
            together = SharedCalendars(rows)
            for each in rows:
                each.calendars = together


class CountsByCalendar:
    """Of a record: the working calendars it counts by, read once for all that were read together."""

    @cached_property
    def calendars(self):
        """The shared reading, or one of its own for a record read alone."""
        return SharedCalendars()

    @property
    def calendar(self):
        """The working calendar of its unit."""
        return self.calendars.of(self.unit)
