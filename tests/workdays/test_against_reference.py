"""Whatever the calendar, the moment, the limit and the pauses: the engine agrees with walking."""

from datetime import date, timedelta
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from qms.workdays.calendar import WorkingCalendar
from qms.workdays.hours import Hours, Layer, Special
from qms.workdays.kinds import DayKind

from .office import at
from .reference import by_day, count, walk

pytestmark = pytest.mark.slow

FIRST = date(2026, 2, 1)
MONDAY = 0


@some.composite
def stretches(draw):
    """Up to three stretches of office hours of a day, apart from each other."""
    edges = sorted(draw(some.lists(some.integers(0, 1440), max_size=6, unique=True)))
    return [(edges[i], edges[i + 1]) for i in range(0, len(edges) - 1, 2)]


@some.composite
def offices(draw):
    """Plain data, and the calendar made from it. Mondays are always worked, so that time always ends."""
    hours = {weekday: draw(stretches()) for weekday in range(7)}
    hours[MONDAY] = hours[MONDAY] or [(450, 690), (780, 1020)]
    special = draw(
        some.dictionaries(
            some.integers(0, 60).map(lambda n: FIRST + timedelta(days=n)),
            some.sampled_from(["off", MONDAY]),
            max_size=8,
        )
    )
    rows = [Hours(weekday, *each) for weekday, found in hours.items() for each in found]
    days = [_special_day(day, what) for day, what in special.items()]
    return {"hours": hours, "special": special}, WorkingCalendar((Layer(tuple(rows), tuple(days)),))


def _special_day(day, what):
    if what == "off":
        return Special(day, DayKind.PUBLIC_HOLIDAY)
    return Special(day, DayKind.SWAPPED_ON, exchanged_with=date(2026, 2, 2))


moments = some.integers(0, 21 * 1440).map(lambda n: at(2026, 2, 1) + timedelta(minutes=n))
limits = some.integers(1, 1500)
pauses = some.lists(some.tuples(moments, moments).map(sorted).map(tuple), max_size=4)


@settings(max_examples=60, deadline=None)
@given(offices(), moments, limits, pauses)
def test_due_moments_agree_with_walking(data, start, minutes, stops):
    rows, calendar = data
    if sum(closes - opens for opens, closes in rows["hours"][MONDAY]) < 60:
        minutes = min(minutes, 60)
    assert calendar.due_moment(start, minutes, stops) == walk(rows, start, minutes, stops)


@settings(max_examples=60, deadline=None)
@given(offices(), moments, moments)
def test_time_used_up_when_the_office_closes_is_due_at_the_closing(data, one, other):
    # Most moments lie outside of office hours, so that the time up to them ends exactly at a closing.
    rows, calendar = data
    start, end = sorted((one, other))
    minutes = count(rows, start, end)
    if minutes:
        assert calendar.add_working_time(start, minutes) == walk(rows, start, minutes)


@settings(max_examples=60, deadline=None)
@given(offices(), moments, moments)
def test_time_between_agrees_with_walking(data, one, other):
    rows, calendar = data
    start, end = sorted((one, other))
    assert calendar.working_time_between(start, end) == count(rows, start, end)
    assert calendar.working_time_between(end, start) == -count(rows, start, end)


@settings(max_examples=40, deadline=None)
@given(offices(), moments, some.integers(1, 600), pauses)
def test_the_explanation_sums_to_the_due_moment(data, start, minutes, stops):
    rows, calendar = data
    due = calendar.due_moment(start, minutes, stops)
    lines = calendar.explain(start, minutes, stops)
    assert sum(line.counted for line in lines) == minutes
    assert {line.day: line.counted for line in lines if line.counted} == by_day(rows, start, due, stops)
    assert all(line.reasons or line.counted + line.paused for line in lines)


@settings(max_examples=60, deadline=None)
@given(offices(), moments, some.integers(0, 3000), some.integers(0, 3000))
def test_adding_twice_is_adding_the_sum(data, start, one, other):
    _, calendar = data
    assert calendar.add_working_time(calendar.add_working_time(start, one), other) == calendar.add_working_time(
        start, one + other
    )


@settings(max_examples=60, deadline=None)
@given(offices(), moments, moments, some.integers(1, 8))
def test_what_comes_in_later_is_never_due_earlier(data, one, other, days):
    _, calendar = data
    earlier, later = sorted((one, other))
    assert calendar.add_working_days(earlier, days) <= calendar.add_working_days(later, days)


@settings(max_examples=60, deadline=None)
@given(offices(), moments, some.integers(1, 8))
def test_working_days_end_so_many_days_later(data, start, days):
    _, calendar = data
    due = calendar.add_working_days(start, days)
    off = calendar.working_days_between(start, due) - days
    assert 0 <= ceil(off * calendar.minutes_of_day((due - timedelta(minutes=1)).date())) <= 1
