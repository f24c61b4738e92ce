"""Calendars kept in the database: loaded from their file, inherited by units, warm until a row changes."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from qms.evidence.verification import verify
from qms.ledger.entry import recording
from qms.lifecycle.door import create
from qms.workdays.calendars import calendar_of, calendars
from qms.workdays.kinds import DayKind
from qms.workdays.line import ZONE
from qms.workdays.models import Calendar, CalendarYear, OfficeHours, SpecialDay
from qms.workdays.proposals import propose_year
from qms.workdays.seed import load_calendar

pytestmark = pytest.mark.both_databases

CLOSED = {"day": date(2026, 3, 3), "kind": DayKind.UNIT_CLOSED, "name": "Mất điện"}
FILE = Path(settings.BASE_DIR) / "fixtures" / "calendar.toml"


def at(*numbers):
    return datetime(*numbers, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        (at(2026, 2, 13, 16, 0), 3, at(2026, 2, 25, 16, 0)),
        (at(2026, 4, 28, 10, 0), 2, at(2026, 5, 4, 10, 0)),
        (at(2026, 8, 28, 15, 30), 1, at(2026, 9, 3, 15, 30)),
        (at(2026, 1, 1, 9, 0), 1, at(2026, 1, 5, 17, 0)),
    ],
)
def test_due_moments_by_the_calendar_of_the_file(loaded, received, days, due):
    assert calendar_of(loaded.units["hcc"]).add_working_days(received, days) == due


def test_days_worked_and_days_off_of_the_file(loaded):
    calendar = calendar_of(None)
    for worked in (date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)):
        assert calendar.minutes_of_day(worked) == 480
    for off in (date(2025, 5, 2), date(2026, 1, 2), date(2026, 4, 27), date(2026, 8, 31), date(2026, 11, 24)):
        assert not calendar.is_working(off)
    assert not any(calendar.is_working(date(2026, 2, day)) for day in range(14, 23))


def test_2027_is_reckoned_and_not_announced(loaded):
    calendar = calendar_of(None)
    assert calendar.unannounced_years(at(2026, 12, 30), at(2027, 1, 5)) == [2027]
    assert not calendar.is_working(date(2027, 1, 1))
    assert not calendar.special_day(date(2027, 2, 8)).verified
    assert not OfficeHours.objects.filter(verified=True).exists()


def test_loading_twice_adds_nothing_and_keeps_what_people_changed(loaded):
    day = SpecialDay.objects.get(day=date(2026, 11, 24))
    with recording(by=loaded.quantri, act="edit"):
        day.name = "Sửa tay"
        day.save()
    assert load_calendar(FILE, loaded.system) == 0
    assert SpecialDay.objects.get(pk=day.pk).name == "Sửa tay"
    assert {row.act for row in SpecialDay.history.filter(id=day.pk)} == {"seed", "edit"}


def test_an_office_without_any_calendar_counts_by_ordinary_office_hours(office):
    assert calendar_of(office.units["hcc"]).minutes_of_day(date(2026, 3, 2)) == 480
    assert calendar_of(None).unannounced_years(date(2026, 1, 1), date(2026, 1, 1)) == [2026]


def test_a_unit_inherits_and_adds_its_exceptions(loaded):
    hcc = loaded.units["hcc"]
    create(OfficeHours, by=loaded.quantri, unit=hcc, weekday=5, opens=time(7, 30), closes=time(11, 30))
    create(SpecialDay, by=loaded.quantri, unit=hcc, **CLOSED)
    assert calendar_of(hcc).minutes_of_day(date(2026, 3, 7)) == 240
    assert not calendar_of(hcc).is_working(date(2026, 3, 3))
    assert not calendar_of(hcc).is_working(date(2026, 2, 17))
    assert calendar_of(loaded.units["kt"]).is_working(date(2026, 3, 3))
    assert not calendar_of(loaded.units["kt"]).is_working(date(2026, 3, 7))


def test_rows_kept_together_with_their_new_calendar_are_whole_evidence(loaded):
    # The chain covers the calendar's number, which a calendar saved in the same act has only then.
    create(SpecialDay, by=loaded.quantri, unit=loaded.units["hcc"], **CLOSED)
    assert [str(finding) for finding in verify()] == []


def test_a_change_is_seen_at_once_and_a_change_taken_back_too(loaded):
    day = date(2026, 3, 4)
    assert calendar_of(None).is_working(day)
    with pytest.raises(RuntimeError), transaction.atomic():
        create(SpecialDay, by=loaded.quantri, day=day, kind=DayKind.UNIT_CLOSED, name="Bão")
        assert not calendar_of(None).is_working(day)
        raise RuntimeError
    assert calendar_of(None).is_working(day)


def test_a_warm_calendar_costs_one_query(loaded, django_assert_num_queries):
    unit = loaded.units["kt"]
    warm = calendar_of(unit)
    with django_assert_num_queries(1):
        assert calendar_of(unit) is warm
    with django_assert_num_queries(1):
        found = calendars()
        assert {found.of(each) for each in loaded.units.values()} == {warm}


@pytest.mark.parametrize(
    "row",
    [
        lambda calendar: SpecialDay(calendar=calendar, day=date(2026, 2, 17), kind=DayKind.UNIT_OPEN, name="Trực"),
        lambda calendar: SpecialDay(
            calendar=calendar, day=date(2026, 3, 7), kind=DayKind.UNIT_OPEN, name="Trực", opens=time(9)
        ),
        lambda calendar: OfficeHours(calendar=calendar, weekday=5, opens=time(11), closes=time(9)),
        lambda calendar: CalendarYear(calendar=calendar, year=2026),
        lambda calendar: Calendar(name="Khác"),
    ],
)
def test_the_database_refuses_what_contradicts_itself(loaded, row):
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=loaded.quantri, act="edit"):
        row(Calendar.objects.get()).save()


def test_proposals_know_the_swaps_and_give_nothing_in_lieu_of_the_day_of_culture():
    days = {proposal.day: proposal for proposal in propose_year(2026)}
    assert days[date(2026, 8, 31)].kind == DayKind.SWAPPED_OFF
    assert days[date(2026, 8, 22)].kind == DayKind.SWAPPED_ON
    assert days[date(2026, 8, 22)].exchanged_with == date(2026, 8, 31)
    assert days[date(2026, 4, 27)].kind == DayKind.IN_LIEU
    assert date(2029, 11, 26) not in {proposal.day for proposal in propose_year(2029)}
