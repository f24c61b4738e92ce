"""Months on the calendar, where days run out."""

from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import localtime, make_aware

from qms.web.periods import PeriodKind, period_of
from qms.workdays.months import months_after, months_before


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
