"""The clock stands still in pauses, and a due moment says why it falls where it falls."""

import time
from datetime import date

from qms.workdays.kinds import DayKind, NotCounted

from .office import at, office

OFFICE = office()
OVER_TET = [
    (at(2026, 2, 10, 9, 0), at(2026, 2, 12, 14, 0)),
    (at(2026, 2, 13, 15, 0), at(2026, 2, 24, 8, 0)),
    (at(2026, 2, 25, 9, 0), at(2026, 2, 27, 16, 0)),
]


def test_a_pause_moves_the_due_moment_by_its_office_minutes():
    assert OFFICE.due_moment(at(2026, 3, 2, 8, 0), 480) == at(2026, 3, 3, 8, 0)
    pause = [(at(2026, 3, 2, 11, 0), at(2026, 3, 2, 13, 30))]
    assert OFFICE.due_moment(at(2026, 3, 2, 8, 0), 480, pause) == at(2026, 3, 3, 9, 0)


def test_a_pause_outside_of_office_hours_moves_nothing():
    pause = [(at(2026, 3, 2, 17, 0), at(2026, 3, 3, 7, 30))]
    assert OFFICE.due_moment(at(2026, 3, 2, 8, 0), 480, pause) == at(2026, 3, 3, 8, 0)


def test_a_pause_that_begins_when_the_time_is_used_up_moves_nothing():
    pause = [(at(2026, 3, 2, 17, 0), at(2026, 3, 9, 10, 0))]
    assert OFFICE.due_moment(at(2026, 3, 2, 7, 30), 480, pause) == at(2026, 3, 2, 17, 0)


def test_overlapping_pauses_count_once_in_any_order():
    pauses = [(at(2026, 3, 2, 10, 0), at(2026, 3, 2, 11, 30)), (at(2026, 3, 2, 9, 0), at(2026, 3, 2, 10, 30))]
    assert OFFICE.due_moment(at(2026, 3, 2, 8, 0), 60, pauses) == at(2026, 3, 2, 9, 0)
    assert OFFICE.due_moment(at(2026, 3, 2, 8, 0), 61, pauses) == at(2026, 3, 2, 13, 1)


def test_there_is_no_due_moment_while_the_clock_stands_still():
    pauses = [(at(2026, 3, 2, 9, 0), None)]
    assert OFFICE.due_moment(at(2026, 3, 2, 8, 0), 120, pauses) is None
    assert OFFICE.due_moment(at(2026, 3, 2, 8, 0), 60, pauses) == at(2026, 3, 2, 9, 0)
    assert [line.counted for line in OFFICE.explain(at(2026, 3, 2, 8, 0), 120, pauses)] == [60]


def test_the_explanation_names_tet_the_weekend_and_the_pauses():
    lines = {line.day: line for line in OFFICE.explain(at(2026, 2, 9, 8, 0), 2400, OVER_TET)}
    assert max(lines) == OFFICE.due_moment(at(2026, 2, 9, 8, 0), 2400, OVER_TET).date() == date(2026, 3, 3)
    assert sum(line.counted for line in lines.values()) == 2400
    tet, saturday, pause = (lines[date(2026, 2, day)].reasons[0] for day in (17, 21, 23))
    assert (tet.kind, tet.words, tet.announcement) == (DayKind.PUBLIC_HOLIDAY, "Nghỉ lễ", "Thông báo")
    assert saturday.kind == NotCounted.WEEKLY_REST
    assert pause.kind == NotCounted.PAUSE
    assert (lines[date(2026, 2, 10)].counted, lines[date(2026, 2, 10)].paused) == (90, 390)


def test_what_comes_in_after_closing_is_said_to_count_from_the_next_opening():
    first, second = OFFICE.explain(at(2026, 3, 2, 18, 0), 60)
    assert (first.counted, first.reasons[0].kind) == (0, NotCounted.OUTSIDE_HOURS)
    assert (second.counted, second.reasons) == (60, ())


def test_due_moments_are_quick():
    # The goal, 100,000 a second, is the benchmark's; a tenth of it here, so a busy machine is no fault.
    start, began = at(2026, 2, 9, 8, 0), time.perf_counter()
    for _ in range(5000):
        OFFICE.due_moment(start, 2400, OVER_TET)
    assert time.perf_counter() - began < 0.5
