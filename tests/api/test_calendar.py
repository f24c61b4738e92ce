"""The working calendar by the API: what moves open deadlines is told first, and kept once it was seen."""

from datetime import date, datetime

import pytest

from qms.workdays import deadlines
from qms.workdays.calendars import calendar_of
from qms.workdays.line import ZONE
from qms.workdays.models import CalendarYear, SpecialDay

RECEIVED = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
STORM = {"day": "2026-03-03", "kind": "unit_closed", "name": "Nghỉ tránh bão", "reason": "Bão số 1"}


@pytest.fixture
def admin(script):
    return script("quantri")


@pytest.fixture
def moved(office):
    """The moments to which the one deadline there is was moved."""
    found = []

    def affected(before, after):
        old, new = (each.of(office.units["hcc"]).add_working_days(RECEIVED, 2) for each in (before, after))
        return [deadlines.Move("Hồ sơ 0001", "/cases/1", old, new)]

    deadlines.register("one", affected=affected, apply=lambda moves, by, reason: found.extend(moves))
    yield found
    deadlines.forget("one")


def test_a_day_that_moves_deadlines_is_kept_once_they_were_seen(admin, moved):
    refused = admin.post("special-days", STORM)
    assert refused.status_code == 409 and not SpecialDay.objects.exists() and not moved
    first, confirm, move = refused.json()["unmet"]
    assert first == "1 open deadline moves." and move == "Hồ sơ 0001: 04/03/2026 09:00 → 05/03/2026 09:00"
    seen = confirm.rpartition(": ")[2]
    made = admin.post("special-days?expand=acts", STORM | {"seen": seen})
    assert made.status_code == 201 and len(moved) == 1
    address = f"special-days/{made.json()['id']}"
    assert {each["name"]: each["allowed"] for each in made.json()["acts"]} == {
        "edit": True, "withdraw": True, "restore": False,
    }  # fmt: skip
    assert [each["reason"] for each in admin.get(f"{address}/history").json()["results"]] == ["Bão số 1"]
    assert admin.post(f"{address}/acts/withdraw", {"reason": "Bão tan", "sequence": 1}).status_code == 409


def test_a_day_that_moves_nothing_is_kept_changed_withdrawn_and_restored(admin, office):
    made = admin.post("special-days", STORM | {"unit": "kt"}).json()
    address = f"special-days/{made['id']}"
    edited = admin.post(f"{address}/acts/edit", {"name": "Nghỉ bão", "reason": "Sửa", "sequence": 1}).json()
    assert (edited["name"], edited["day"], edited["kind"]) == ("Nghỉ bão", "2026-03-03", "unit_closed")
    assert admin.post(f"{address}/acts/edit", {"name": "X", "reason": "x", "sequence": 1}).status_code == 409
    assert admin.post(f"{address}/acts/withdraw", {"reason": "Bão tan", "sequence": 2}).json()["withdrawn"]
    assert calendar_of(office.units["kt"]).is_working(date(2026, 3, 3))
    assert admin.post(f"{address}/acts/restore", {"reason": "Vẫn bão", "sequence": 3}).json()["withdrawn"] is False


def test_what_contradicts_itself_is_told_by_field(admin):
    refused = admin.post("special-days", STORM | {"opens": "07:30", "closes": "11:30"})
    assert refused.status_code == 422 and "opens" in refused.json()["errors"]
    admin.post("special-days", STORM)
    assert "day" in admin.post("special-days", STORM).json()["errors"]


def test_nobody_else_changes_the_calendar_and_everybody_reads_it(admin, script):
    day = admin.post("special-days", STORM).json()
    ask = script("congchuc1")
    assert ask.post("special-days", STORM).status_code in (403, 422)
    refused = ask.post(f"special-days/{day['id']}/acts/edit", {"name": "X", "reason": "x", "sequence": 1})
    assert refused.status_code == 403 and refused.json()["rule"] == "keeps_the_calendar"
    assert [each["id"] for each in ask.get("special-days", kind="unit_closed").json()["results"]] == [day["id"]]


def test_office_hours_are_entered(admin):
    body = {"weekday": 5, "opens": "07:30", "closes": "11:30", "reason": "Mở sáng thứ bảy"}
    made = admin.post("office-hours", body)
    assert made.status_code == 201
    closed = {"opens": "12:00", "reason": "x", "sequence": 1}
    assert admin.post(f"office-hours/{made.json()['id']}/acts/edit", closed).status_code == 422


def test_a_year_is_entered_and_announced_with_its_days(admin):
    made = admin.post("calendar-years", {"year": 2028, "days": ["2028-09-02"], "reason": "Dự kiến"})
    assert made.status_code == 201 and not made.json()["announced"]
    assert [str(day.day) for day in SpecialDay.objects.filter(verified=False)] == ["2028-09-02"]
    body = {"announced": True, "announcement": "Thông báo 1/TB", "verify_all": True, "reason": "Công bố"}
    told = admin.post(f"calendar-years/{made.json()['id']}/acts/announce", body | {"sequence": 1})
    assert told.status_code == 200 and told.json()["announced"]
    assert SpecialDay.objects.get().announcement == "Thông báo 1/TB"
    assert [row.act for row in SpecialDay.objects.get().history.order_by("sequence")] == ["create", "announce"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"year": 2028, "announced": True}, "announcement"),
        ({"year": 2028, "days": ["2028-03-03"]}, "days"),
        ({"year": 1800}, "year"),
    ],
)
def test_a_year_that_contradicts_itself_is_told_by_field(admin, body, field):
    refused = admin.post("calendar-years", body | {"reason": "x"})
    assert refused.status_code == 422 and field in refused.json()["errors"]
    assert not CalendarYear.objects.exists()
