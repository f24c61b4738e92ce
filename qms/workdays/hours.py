"""From rows to days: which minutes of a day are office minutes, after hours, special days and inheritance."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from .kinds import DayKind

MINUTES_A_DAY = 24 * 60
WHOLE_OFFICE_DAY = ((7 * 60 + 30, 11 * 60 + 30), (13 * 60, 17 * 60))


@dataclass(frozen=True)
class Hours:
    """One stretch of office hours on a weekday (Monday is 0), in minutes from midnight, within a period."""

    weekday: int
    opens: int
    closes: int
    valid_from: date | None = None
    valid_until: date | None = None

    def in_force(self, day):
        """Whether the day lies in the period for which these hours hold."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True)
class Special:
    """A day that differs from its weekday, and the announcement that says so."""

    day: date
    kind: DayKind
    name: str = ""
    announcement: str = ""
    exchanged_with: date | None = None
    opens: int | None = None
    closes: int | None = None
    verified: bool = True


DEFAULT_HOURS = tuple(Hours(weekday, *stretch) for weekday in range(5) for stretch in WHOLE_OFFICE_DAY)


@dataclass(frozen=True)
class Layer:
    """What one calendar says by itself: a unit's exceptions, or all that holds for the whole office."""

    hours: tuple[Hours, ...] = ()
    specials: tuple[Special, ...] = ()
    announced: frozenset[int] = field(default=frozenset())


class DayShape:
    """One sort of day. `worked[m]`: its office minutes before minute m; `moment[k]`: when k are over."""

    def __init__(self, intervals):
        self.intervals = intervals
        self.worked, self.moment = [0], [0]
        for minute in range(MINUTES_A_DAY):
            if any(opens <= minute < closes for opens, closes in intervals):
                self.moment.append(minute + 1)
            self.worked.append(len(self.moment) - 1)
        self.minutes = len(self.moment) - 1


@lru_cache(maxsize=256)
def shape_of(intervals):
    """The shape of a day with these intervals; days alike share one."""
    return DayShape(intervals)


class DayBook:
    """Says of any day what it is. The first layer that speaks is heard: a unit's own comes first."""

    def __init__(self, layers):
        self._hours = [self._by_weekday(layer.hours) for layer in layers]
        self._specials = {each.day: each for layer in reversed(layers) for each in layer.specials}

    @staticmethod
    def _by_weekday(hours):
        return [[each for each in hours if each.weekday == weekday] for weekday in range(7)]

    def special(self, day):
        """The special day that holds, or None."""
        return self._specials.get(day)

    def intervals(self, day):
        """The office hours of a day, as minutes from midnight."""
        special = self._specials.get(day)
        if special is None:
            return self._ordinary(day, day.weekday())
        if not special.kind.is_worked:
            return ()
        if special.opens is not None:
            return ((special.opens, special.closes),)
        return self._as_replaced(special)

    def _as_replaced(self, special):
        """A day worked by swap has the hours of the day it stands for; else its own; else a Monday's."""
        if special.exchanged_with:
            return self._ordinary(special.day, special.exchanged_with.weekday())
        return self._ordinary(special.day, special.day.weekday()) or self._ordinary(special.day, 0)

    def _ordinary(self, day, weekday):
        for layer in self._hours:
            found = [each for each in layer[weekday] if each.in_force(day)]
            if found:
                return tuple(sorted((each.opens, each.closes) for each in found))
        return ()
