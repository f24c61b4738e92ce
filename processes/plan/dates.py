"""When reports are due: a plan says "before the 3rd", and the last safe day is the last working day before it."""

from datetime import date, timedelta

from qms.workdays.months import last_of_month

# The rounds of a year: code, month of "before the 3rd", first and last month of the period.
ROUNDS = (("Q1", 3, 1, 3), ("6T", 6, 1, 6), ("Q3", 9, 7, 9), ("N", 12, 1, 12))
DAY = 3
OPEN_BEFORE = 10  # working days before the last safe day


def last_working_day_before(day, calendar):
    """The last working day that comes before a day."""
    found = day - timedelta(days=1)
    while not calendar.is_working(found):
        found -= timedelta(days=1)
    return found


def working_days_before(day, days, calendar):
    """The working day that lies so many working days before another."""
    for _ in range(days):
        day = last_working_day_before(day, calendar)
    return day


def days_of_round(before, calendar):
    """What is counted back from the day before which a round is due: its last safe day, and when it opens."""
    due_on = last_working_day_before(before, calendar)
    return {"due_on": due_on, "opens_on": working_days_before(due_on, OPEN_BEFORE, calendar)}


def usual_rounds(year, calendar):
    """The rounds of a year as the plan of 2026 has them, with their days by the working calendar."""
    for code, month, first, last in ROUNDS:
        before = date(year, month, DAY)
        yield {
            "code": code,
            "before": before,
            **days_of_round(before, calendar),
            "period_from": date(year, first, 1),
            "period_until": last_of_month(year, last),
        }
