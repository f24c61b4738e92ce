"""Due moments in words: working days, not days."""

from datetime import datetime

import pytest
from django.utils.translation import override

from qms.ledger.now import frozen
from qms.workdays.calendar import WorkingCalendar
from qms.workdays.lateness import lain_words, lateness
from qms.workdays.line import ZONE

CALENDAR = WorkingCalendar()


def at(day, hour=9):
    return datetime(2026, 3, day, hour, tzinfo=ZONE)


# 6 March 2026 is a Friday.
@pytest.mark.parametrize(
    ("present", "due", "tone", "words"),
    [
        (at(6), at(6, 16), "soon", "due today"),
        (at(6), at(9), "soon", "1 working day left"),
        (at(6), at(10), "plain", "2 working days left"),
        (at(6), at(6, 8), "late", "overdue, less than 1 working day"),
        (at(7), at(6, 17), "late", "overdue, less than 1 working day"),
        (at(9), at(6, 17), "late", "overdue by 1 working day"),
        (at(10), at(6, 17), "late", "overdue by 2 working days"),
    ],
)
def test_a_due_moment_speaks_in_working_days(present, due, tone, words):
    with frozen(present), override("en"):
        said = lateness(due, CALENDAR)
    assert (said.tone, said.words, said.due) == (tone, words, due)


def test_no_due_moment_is_said():
    assert lateness(None, CALENDAR).due is None


def test_lying_over_a_weekend_is_one_working_day():
    with frozen(at(9)), override("en"):
        assert lain_words(CALENDAR, at(6)) == "has lain 1 working day"
        assert lain_words(CALENDAR, at(9, 8)) == "came in today"
