"""What a year needs: each slice says it of itself (`declare` in its `handlers`), and the preparation asks for it.

A need knows the records of a year that answer it, and the form that begins one from last year's.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from qms.acts.acts import CREATE
from qms.lifecycle.registry import type_of
from qms.workdays.months import MONTHS_OF_A_YEAR, months_before

FILE = Path(__file__).with_name("days.toml")
_needs: dict[str, "Need"] = {}


@dataclass(frozen=True)
class Need:
    """One thing that a year needs.

    `found(unit, year)` gives the records of that year in an administration. `posts` are those who see to it, the first
    that is held; `by` is a day (month, day), of the year itself or, with `before`, of the year before it.
    """

    name: str
    label: Any
    model: Any
    found: Callable[[Any, int], Any]
    posts: tuple[str, ...]
    by: tuple[int, int]
    before: bool = True
    # By which acts of the model it can come to be there.
    acts: tuple[str, ...] = (CREATE,)
    # Whether the year of an administration needs it at all.
    asked: Callable[[Any, int], bool] = lambda unit, year: True
    # What the form of the new record should hold besides what it takes from last year's.
    given: Callable[[Any, int], dict[str, Any]] = lambda unit, year: {}
    # What of two years' records is the same thing, where a year has several: then each is begun from its own.
    alike: Callable[[Any], Any] | None = None
    # Where it is seen when no form begins it: the name of an address.
    page: str = ""
    # What proves afterwards that the year had it, where that it is begun does not.
    proven: Callable[[Any, int], Any] | None = None

    def proofs(self, unit, year):
        """The records by which it is shown that the year had it."""
        return (self.proven or self.found)(unit, year)

    def due_on(self, year):
        """By which day it should be there."""
        return date(year - self.before, *self.by)

    def last_day(self, year, calendar):
        """That day, or the working day before it: "by" is never after."""
        day = self.due_on(year)
        return day if calendar.is_working(day) else calendar.working_day_before(day, 1)

    def earlier(self, unit, year):
        """Last year's records from which one can be begun: those that have none alike in the year."""
        last = list(self.found(unit, year - 1))
        there = list(self.found(unit, year))
        if self.alike is None:
            return [] if there else last[-1:]
        known = {self.alike(each) for each in there}
        return [each for each in last if self.alike(each) not in known]

    def address(self, unit, year, earlier=None):
        """Where it is begun, filled in from last year's record if one is given."""
        if self.page:
            return reverse(self.page)
        after = {"after": earlier.pk} if earlier else {}
        return f"{reverse(f'{type_of(self.model).url_name}_new')}?{urlencode(self.given(unit, year) | after)}"


def declare(need):
    """Make known that a year needs this."""
    _needs[need.name] = need
    return need


def needs():
    """All that a year needs, in the order in which it should be there."""
    return sorted(_needs.values(), key=lambda each: (each.due_on(2000), each.name))


def need_of(name):
    """The need of this name, or None when no slice declares it any more."""
    return _needs.get(name)


@cache
def days():
    """{what: (month, day)} of the year before, as the file says."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {what: tuple(map(int, day.split("-"))) for what, day in told.items()}


def day_before(year, day):
    """This (month, day) of the year before."""
    return months_before(date(year, *day), MONTHS_OF_A_YEAR)


def has_come(what, day):
    """Whether in the year of this day the day of that name has come."""
    return (day.month, day.day) >= days()[what]
