"""Terms as the law has them: days, calendar days and hours, the first day, pauses, extensions, days off, swaps."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as some

from qms.lifecycle.door import create
from qms.workdays.calendars import calendars
from qms.workdays.kinds import NotCounted
from qms.workdays.limits import FirstDay, LimitIn
from qms.workdays.models import FirstDayRow
from qms.workdays.terms import Term

from .office import at, office
from .reference import walk, walk_days
from .test_against_reference import moments, offices, pauses

OFFICE = office()
DAYS, CALENDAR, HOURS, SAME_DAY = LimitIn
HOUR, NOT, YES = FirstDay
MORNING = at(2026, 3, 2, 8, 0)  # a Monday

HAND = [
    # what, the term, received, the clock stood still, due
    ("working days from the hour", Term(DAYS, 3), MORNING, [], at(2026, 3, 5, 8, 0)),
    ("working days, the first not counted", Term(DAYS, 3, NOT), MORNING, [], at(2026, 3, 5, 17, 0)),
    ("working days, the first counted", Term(DAYS, 3, YES), MORNING, [], at(2026, 3, 4, 17, 0)),
    ("received after closing comes in the next day", Term(DAYS, 1, NOT), at(2026, 3, 2, 18), [], at(2026, 3, 4, 17)),
    ("half a day of a term in whole days", Term(DAYS, 2.5, NOT), MORNING, [], at(2026, 3, 5, 11, 30)),
    ("over Tết", Term(DAYS, 3, NOT), at(2026, 2, 12, 9), [], at(2026, 2, 24, 17)),
    ("a Saturday worked by swap", Term(DAYS, 2, NOT), at(2026, 1, 8, 9), [], at(2026, 1, 10, 17)),
    ("calendar days", Term(CALENDAR, 30), MORNING, [], at(2026, 4, 1, 17)),
    ("calendar days, the first counted", Term(CALENDAR, 30, YES), MORNING, [], at(2026, 3, 31, 17)),
    ("ends on a Sunday: on Monday", Term(CALENDAR, 6), MORNING, [], at(2026, 3, 9, 17)),
    ("ends within Tết: after it", Term(CALENDAR, 10), at(2026, 2, 6, 9), [], at(2026, 2, 23, 17)),
    ("hours over lunch, whatever is said of the first day", Term(HOURS, 4, NOT), at(2026, 3, 2, 10), [],
     at(2026, 3, 2, 15, 30)),
    ("within the day", Term(SAME_DAY), at(2026, 3, 2, 14, 50), [], at(2026, 3, 2, 17)),
    ("within the day, after its own cutoff", Term(SAME_DAY, cutoff=time(11)), at(2026, 3, 2, 11, 1), [],
     at(2026, 3, 3, 17)),
    ("a pause in calendar days", Term(CALENDAR, 10), MORNING, [(at(2026, 3, 4, 10), at(2026, 3, 6, 9))],
     at(2026, 3, 16, 17)),
    ("a pause on the last day", Term(CALENDAR, 9), MORNING, [(at(2026, 3, 11, 16), at(2026, 3, 13, 9))],
     at(2026, 3, 13, 17)),
    ("a pause after closing of the last day", Term(CALENDAR, 9), MORNING, [(at(2026, 3, 11, 17), at(2026, 3, 13, 9))],
     at(2026, 3, 11, 17)),
    ("a pause on the Monday on which it ends", Term(CALENDAR, 6), MORNING, [(at(2026, 3, 9, 9), at(2026, 3, 12, 9))],
     at(2026, 3, 12, 17)),
    ("a pause within the day of a term in days", Term(DAYS, 3, NOT), MORNING, [(at(2026, 3, 4, 9), at(2026, 3, 4, 10))],
     at(2026, 3, 5, 17)),
    ("no end while the clock stands still", Term(CALENDAR, 10), MORNING, [(at(2026, 3, 4, 10), None)], None),
    ("extended in calendar days: counted in one", Term(CALENDAR, 30, extended=15), MORNING, [], at(2026, 4, 16, 17)),
    ("extended in working days", Term(DAYS, 3, NOT, extended=3), MORNING, [], at(2026, 3, 10, 17)),
    ("extended in hours", Term(HOURS, 4, extended=4), at(2026, 3, 2, 10), [], at(2026, 3, 3, 10)),
    ("within the day, extended by two working days", Term(SAME_DAY, extended=2), at(2026, 3, 5, 9), [],
     at(2026, 3, 9, 17)),
]  # fmt: skip


@pytest.mark.parametrize(("term", "received", "stops", "due"), [row[1:] for row in HAND], ids=[row[0] for row in HAND])
def test_terms_end_as_reckoned_by_hand(term, received, stops, due):
    assert term.due(OFFICE, received, stops) == due


@pytest.mark.slow
@settings(max_examples=50, deadline=None)
@given(offices(), moments, some.integers(1, 25), some.integers(0, 10), pauses, some.booleans(), some.booleans())
def test_terms_in_whole_days_agree_with_walking(data, start, days, more, stops, working, first_counts):
    rows, calendar = data
    term = Term(DAYS if working else CALENDAR, days, YES if first_counts else NOT, extended=more)
    walked = walk_days(rows, start, days + more, working=working, first_counts=first_counts, pauses=stops)
    assert term.due(calendar, start, stops) == walked
    lines = term.explain(calendar, start, stops)
    assert sum(line.counted for line in lines) == days + more
    assert all(line.reasons or line.counted for line in lines)
    assert (lines[0].day, lines[-1].day) == (start.date(), (walked - timedelta(minutes=1)).date())


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(offices(), moments, some.integers(1, 12), some.integers(0, 6), pauses)
def test_terms_in_hours_agree_with_walking(data, start, hours, more, stops):
    rows, calendar = data
    if sum(closes - opens for opens, closes in rows["hours"][0]) < 60:
        hours, more = 1, 0
    term = Term(HOURS, hours, extended=more)
    assert term.due(calendar, start, stops) == walk(rows, start, (hours + more) * 60, stops)


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(offices(), moments, moments, some.integers(1, 12), some.sampled_from(LimitIn), some.sampled_from(FirstDay))
def test_what_comes_in_later_is_due_no_earlier_and_an_extension_shortens_nothing(
    data, one, other, amount, limit_in, first
):
    _, calendar = data
    earlier, later = sorted((one, other))
    term, longer = (Term(limit_in, amount, first, extended=more) for more in (0, 2))
    assert term.due(calendar, earlier) <= term.due(calendar, later)
    assert term.due(calendar, earlier) <= longer.due(calendar, earlier)


def test_a_term_in_days_says_why_a_day_does_not_count():
    lines = {line.day: line for line in Term(CALENDAR, 6).explain(OFFICE, MORNING)}
    assert (min(lines), max(lines)) == (date(2026, 3, 2), date(2026, 3, 9))
    assert lines[date(2026, 3, 2)].reasons[0].kind == NotCounted.FIRST_DAY
    assert lines[date(2026, 3, 8)].counted == 1  # a Sunday counts, and the term does not end with it
    assert lines[date(2026, 3, 9)].reasons[0].kind == NotCounted.ENDS_LATER
    stopped = Term(DAYS, 5, NOT).explain(OFFICE, MORNING, [(at(2026, 3, 4, 10), None)])
    assert [line.counted for line in stopped] == [0, 1, 0]
    assert stopped[-1].reasons[0].kind == NotCounted.PAUSE


RULE = {"first_day": NOT, "ground": "Bộ luật Dân sự, Điều 147", "valid_from": date(2026, 3, 1), "reason": "Quyết định"}


def test_the_first_day_counts_as_the_unit_says_else_the_office_from_a_day_on(office):
    before = calendars().first_day(office.units["kt"], date(2026, 3, 2))
    create(FirstDayRow, by=office.quantri, **RULE)
    create(FirstDayRow, by=office.quantri, unit=office.units["vhxh"], **RULE | {"first_day": YES})
    known = calendars()
    assert before.first_day == known.first_day(office.units["kt"], date(2026, 2, 28)).first_day == HOUR
    found = known.first_day(office.units["kt"], date(2026, 3, 1))
    assert (found.first_day, found.ground) == (NOT, RULE["ground"])
    assert known.first_day(office.units["vhxh"], date(2026, 3, 2)).first_day == YES


def test_the_administrator_alone_says_how_the_first_day_counts_and_the_calculator_follows(loaded, client):
    asked = {"received": "2026-03-02T08:00", "amount": "3", "measure": "days"}
    client.force_login(loaded.quantri)
    sent = {**RULE, "valid_from": "01/03/2026"}
    assert client.post(reverse("first_day_add"), sent).status_code == 302
    assert "Bộ luật Dân sự" in client.get(reverse("first_days")).content.decode()
    answer = client.get(reverse("workdays_due"), asked).context["answer"]
    assert answer.due == at(2026, 3, 5, 17, 0)
    in_calendar_days = asked | {"measure": "calendar_days", "amount": "30", "first_day": "counted"}
    page = client.get(reverse("workdays_due"), in_calendar_days)
    assert page.context["answer"].due == at(2026, 3, 31, 17, 0)
    usual = client.get(reverse("workdays_due"), asked | {"measure": "calendar_days", "first_day": "from_the_hour"})
    assert str(NOT.label) in usual.content.decode()  # whole days leave it out, whatever is said of the hour
    client.force_login(loaded.congchuc1)
    assert client.post(reverse("first_day_add"), sent).status_code == 403
