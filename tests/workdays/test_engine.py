"""Working time, one sentence each."""

from datetime import UTC, date, timedelta
from fractions import Fraction

import pytest

from qms.workdays.calendar import WorkingCalendar
from qms.workdays.hours import Hours, Layer, Special
from qms.workdays.kinds import DayKind
from qms.workdays.line import OutsideCalendar

from .office import SATURDAY_MORNING, at, office, with_saturday_mornings

OFFICE = office()
EXTENDED = with_saturday_mornings()


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        (at(2026, 2, 13, 16, 0), 3, at(2026, 2, 25, 16, 0)),  # over Tết
        (at(2026, 4, 28, 10, 0), 2, at(2026, 5, 4, 10, 0)),  # over 30/4 and 1/5
        (at(2026, 8, 28, 15, 30), 1, at(2026, 9, 3, 15, 30)),  # over Quốc khánh with the swapped 31/8
        (at(2026, 1, 9, 9, 0), 1, at(2026, 1, 10, 9, 0)),  # Saturday 10/01 is worked
        (at(2026, 8, 21, 9, 0), 1, at(2026, 8, 22, 9, 0)),  # Saturday 22/8 is worked
        (at(2026, 11, 23, 9, 0), 1, at(2026, 11, 25, 9, 0)),  # 24/11 is a day off
        (at(2025, 4, 25, 9, 0), 1, at(2025, 4, 26, 9, 0)),  # Saturday 26/4/2025 is worked
        (at(2026, 4, 24, 9, 0), 1, at(2026, 4, 28, 9, 0)),  # 27/4 in lieu of Sunday 26/4
        (at(2026, 2, 13, 16, 0), Fraction(1, 2), at(2026, 2, 23, 10, 30)),  # half a day is four hours
    ],
)
def test_due_moments_of_working_days(received, days, due):
    assert OFFICE.add_working_days(received, days) == due
    assert OFFICE.working_days(days, received) == days * 480
    assert OFFICE.add_working_time(received, int(days * 480)) == due


@pytest.mark.parametrize(
    ("start", "minutes", "due"),
    [
        (at(2026, 3, 2, 7, 30), 240, at(2026, 3, 2, 11, 30)),
        (at(2026, 3, 2, 7, 30), 241, at(2026, 3, 2, 13, 1)),
        (at(2026, 3, 2, 7, 30), 480, at(2026, 3, 2, 17, 0)),
        (at(2026, 3, 2, 7, 30), 481, at(2026, 3, 3, 7, 31)),
        (at(2026, 3, 2, 5, 0), 1, at(2026, 3, 2, 7, 31)),
        (at(2026, 3, 2, 12, 15), 60, at(2026, 3, 2, 14, 0)),
        (at(2026, 3, 2, 17, 0), 60, at(2026, 3, 3, 8, 30)),
        (at(2026, 3, 7, 9, 0), 60, at(2026, 3, 9, 8, 30)),
        (at(2026, 3, 2, 11, 30), 0, at(2026, 3, 2, 11, 30)),
        (at(2026, 3, 2, 20, 0), 0, at(2026, 3, 3, 7, 30)),
    ],
)
def test_time_used_up_at_a_closing_is_due_at_that_closing(start, minutes, due):
    assert OFFICE.add_working_time(start, minutes) == due
    assert OFFICE.working_time_between(start, due) == minutes


def test_moments_of_another_zone_are_read_in_vietnamese_time():
    due = OFFICE.add_working_time(at(2026, 3, 2, 8, 0).astimezone(UTC), 60)
    assert due == at(2026, 3, 2, 9, 0)
    assert due.utcoffset() == timedelta(hours=7)


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        OFFICE.add_working_time(at(2026, 3, 2).replace(tzinfo=None), 60)


def test_time_is_never_taken_away():
    with pytest.raises(ValueError, match="never taken away"):
        OFFICE.add_working_time(at(2026, 3, 2), -1)


def test_years_that_the_calendar_does_not_know_are_refused():
    with pytest.raises(OutsideCalendar):
        OFFICE.add_working_time(at(2019, 12, 31, 9, 0), 1)
    with pytest.raises(OutsideCalendar):
        OFFICE.add_working_time(at(2045, 12, 29, 9, 0), 5000)


def test_counting_back_is_below_zero():
    assert OFFICE.working_time_between(at(2026, 3, 3, 9, 0), at(2026, 3, 2, 9, 0)) == -480
    assert OFFICE.working_days_between(at(2026, 3, 3, 9, 0), at(2026, 3, 2, 9, 0)) == -1


def test_next_working_time_is_the_moment_itself_or_the_next_opening():
    assert OFFICE.start_of_next_working_time(at(2026, 3, 2, 9, 17)) == at(2026, 3, 2, 9, 17)
    assert OFFICE.start_of_next_working_time(at(2026, 3, 2, 11, 30)) == at(2026, 3, 2, 13, 0)
    assert OFFICE.start_of_next_working_time(at(2026, 2, 13, 17, 0)) == at(2026, 2, 23, 7, 30)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (at(2026, 3, 2, 14, 59), at(2026, 3, 2, 17, 0)),
        (at(2026, 3, 2, 15, 0), at(2026, 3, 2, 17, 0)),
        (at(2026, 3, 2, 15, 1), at(2026, 3, 3, 17, 0)),
        (at(2026, 3, 2, 5, 0), at(2026, 3, 2, 17, 0)),
        (at(2026, 3, 6, 16, 0), at(2026, 3, 9, 17, 0)),
        (at(2026, 3, 7, 9, 0), at(2026, 3, 9, 17, 0)),
        (at(2026, 2, 13, 15, 1), at(2026, 2, 23, 17, 0)),
        (at(2026, 8, 21, 15, 30), at(2026, 8, 22, 17, 0)),
    ],
)
def test_same_day_until_the_cutoff_else_the_next_working_day(received, due):
    assert OFFICE.same_day_due(received) == due


def test_same_day_on_a_short_day_ends_with_it():
    assert EXTENDED.same_day_due(at(2026, 3, 7, 10, 0)) == at(2026, 3, 7, 11, 30)
    assert EXTENDED.same_day_due(at(2026, 3, 7, 14, 0)) == at(2026, 3, 9, 17, 0)


def test_a_working_day_is_that_days_own_office_minutes():
    assert EXTENDED.minutes_of_day(date(2026, 3, 7)) == 240
    assert EXTENDED.add_working_days(at(2026, 3, 6, 7, 30), 2) == at(2026, 3, 7, 11, 30)
    assert EXTENDED.add_working_days(at(2026, 3, 6, 15, 0), 1) == at(2026, 3, 7, 10, 30)  # three quarters of each
    assert EXTENDED.working_days(1, at(2026, 3, 6, 15, 0)) == 120 + 180


def test_a_unit_hears_its_own_exceptions_before_its_superiors():
    closed = Special(date(2026, 3, 3), DayKind.UNIT_CLOSED, "Mất điện")
    opened = Special(date(2026, 2, 16), DayKind.UNIT_OPEN, "Trực Tết", opens=480, closes=600)
    unit = WorkingCalendar((Layer((SATURDAY_MORNING,), (closed, opened)), *OFFICE.layers))
    assert not unit.is_working(date(2026, 3, 3))
    assert unit.minutes_of_day(date(2026, 2, 16)) == 120
    assert unit.minutes_of_day(date(2026, 3, 2)) == 480
    assert unit.unannounced_years(at(2026, 1, 1), at(2026, 9, 1)) == []


def test_a_swapped_saturday_has_the_hours_of_the_day_it_is_exchanged_with():
    assert EXTENDED.minutes_of_day(date(2026, 8, 22)) == 480


def test_summer_hours_hold_in_their_period():
    summer = [Hours(day, 420, 660, date(2026, 4, 15), date(2026, 10, 15)) for day in range(5)]
    calendar = WorkingCalendar((Layer(tuple(summer)), *OFFICE.layers))
    assert calendar.minutes_of_day(date(2026, 4, 14)) == 480
    assert calendar.minutes_of_day(date(2026, 4, 15)) == 240
    assert calendar.minutes_of_day(date(2026, 10, 16)) == 480


def test_a_year_that_is_not_announced_is_named():
    assert OFFICE.unannounced_years(at(2026, 12, 30), at(2027, 1, 4)) == [2027]
    assert OFFICE.unannounced_years(at(2025, 1, 1), at(2026, 12, 31)) == []
