"""Months on the calendar, where days run out."""

from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import localtime, make_aware

from qms.ledger.now import frozen
from qms.web.periods import PeriodKind, period_of
from qms.workdays.months import (
    in_last_months,
    last_of_month,
    months_after,
    months_before,
    number_in_year,
    since_months,
)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 1, 31), 24, date(2028, 1, 31)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_the_last_day_of_a_short_month_stands_for_the_days_it_lacks(day, months, then):
    assert months_after(day, months) == then


def test_two_years_ago_counts_the_leap_day():
    assert months_before(date(2026, 3, 1), 24) == date(2024, 3, 1)
    assert date(2026, 3, 1) - timedelta(days=730) == date(2024, 3, 1)
    assert months_before(date(2025, 3, 1), 24) == date(2023, 3, 1) != date(2025, 3, 1) - timedelta(days=730)


def test_a_moment_keeps_the_time_on_the_clock_of_the_office():
    """Half past midnight of 31 March is still 30 March in UTC: the month is that of the office."""
    moment = make_aware(datetime(2026, 3, 31, 0, 30))
    assert localtime(months_before(moment, 1)).replace(tzinfo=None) == datetime(2026, 2, 28, 0, 30)


def test_a_period_ends_with_its_month():
    assert period_of(PeriodKind.MONTH, date(2028, 2, 10)).last == date(2028, 2, 29)
    assert period_of(PeriodKind.QUARTER, date(2026, 12, 31)).last == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("moment", "counts"),
    [
        (datetime(2024, 11, 28, 0, 0), True),
        (datetime(2024, 11, 27, 23, 59), False),
        (datetime(2026, 11, 28, 8, 0), True),
    ],
)
def test_the_last_24_months_begin_with_the_same_day_at_any_hour(moment, counts):
    """What was done in the afternoon two years ago still counts the whole of the day, and not from the next morning."""
    for hour in (0, 8, 23):
        with frozen(make_aware(datetime(2026, 11, 28, hour, 30))):
            ((_name, since),) = in_last_months(24, "at").children
            assert (make_aware(moment) >= since) is counts
            assert since_months(24) == date(2024, 11, 28)


@pytest.mark.parametrize(("year", "month", "last"), [(2026, 2, 28), (2028, 2, 29), (2026, 4, 30), (2026, 12, 31)])
def test_a_month_ends_with_its_last_day(year, month, last):
    assert last_of_month(year, month) == date(year, month, last)


def test_quarters_and_half_years_are_numbered_in_their_year():
    assert [number_in_year(3, date(2026, month, 1)) for month in range(1, 13)] == [1] * 3 + [2] * 3 + [3] * 3 + [4] * 3
    assert [number_in_year(6, date(2026, month, 1)) for month in range(1, 13)] == [1] * 6 + [2] * 6
