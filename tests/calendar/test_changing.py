"""Changing the calendar: deadlines move only after they were shown, and with the change or not."""

from datetime import date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet
from qms.text.vietnamese import order_key
from qms.workdays import deadlines
from qms.workdays.calendars import calendar_of
from qms.workdays.kinds import DayKind
from qms.workdays.line import ZONE
from qms.workdays.models import Calendar, CalendarYear, OfficeHours, SpecialDay
from qms.workdays.proposals import propose_year

RECEIVED = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


class OneDeadline:
    """A room that keeps one deadline: two working days for a dossier of the one-stop centre."""

    def __init__(self, unit):
        self.unit, self.due = unit, calendar_of(unit).add_working_days(RECEIVED, 2)
        self.moved_by = None

    def affected(self, before, after):
        old, new = (each.of(self.unit).add_working_days(RECEIVED, 2) for each in (before, after))
        return [deadlines.Move("Hồ sơ 0001", "/cases/1", old, new)]

    def apply(self, moves, by, reason):
        self.due, self.moved_by = moves[0].new, (by, reason)


@pytest.fixture
def deadline(loaded):
    kept = OneDeadline(loaded.units["hcc"])
    deadlines.register("one", affected=kept.affected, apply=kept.apply)
    yield kept
    deadlines.forget("one")


def storm(**other):
    """The form that closes the office on 3 March 2026."""
    words = {"day": "2026-03-03", "kind": DayKind.UNIT_CLOSED, "name": "Nghỉ tránh bão", "reason": "Bão số 1"}
    return words | {"verified": "on"} | other


def test_a_change_first_shows_which_deadlines_move_and_keeps_nothing(keeper, deadline):
    page = keeper.post(reverse("workdays_day_add"), storm())
    text = page.content.decode()
    assert "Hồ sơ 0001" in text and "04/03/2026 09:00" in text and "05/03/2026 09:00" in text
    assert not SpecialDay.objects.filter(day=date(2026, 3, 3)).exists()
    assert deadline.moved_by is None


def test_a_confirmed_change_is_kept_and_moves_the_deadlines(keeper, deadline, loaded):
    shown = keeper.post(reverse("workdays_day_add"), storm()).context["change"]
    answer = keeper.post(reverse("workdays_day_add"), storm(seen=shown.digest))
    assert answer.status_code == 302
    assert SpecialDay.objects.get(day=date(2026, 3, 3)).history.first().reason == "Bão số 1"
    assert deadline.due == datetime(2026, 3, 5, 9, 0, tzinfo=ZONE)
    assert deadline.moved_by == (loaded.quantri, "Bão số 1")


def test_confirming_other_moves_than_those_shown_shows_them_again(keeper, deadline):
    answer = keeper.post(reverse("workdays_day_add"), storm(seen="something else"))
    assert answer.status_code == 200 and deadline.moved_by is None
    assert not SpecialDay.objects.filter(day=date(2026, 3, 3)).exists()


def test_a_deadline_that_fails_to_move_takes_the_change_back(keeper, deadline):
    shown = keeper.post(reverse("workdays_day_add"), storm()).context["change"]
    deadlines.register("one", affected=deadline.affected, apply=lambda *given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keeper.post(reverse("workdays_day_add"), storm(seen=shown.digest))
    assert not SpecialDay.objects.filter(day=date(2026, 3, 3)).exists()


def test_a_change_that_moves_nothing_is_kept_at_once(keeper, deadline, loaded):
    unit = loaded.units["kt"]
    answer = keeper.post(reverse("workdays_day_add"), storm(unit=unit.code))
    assert answer.status_code == 302
    assert not calendar_of(unit).is_working(date(2026, 3, 3))
    assert calendar_of(None).is_working(date(2026, 3, 3))
    assert Calendar.objects.filter(unit=unit).count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"day": "2026-02-17"}, "day"),
        ({"reason": ""}, "reason"),
        ({"opens": "07:30", "closes": "11:30"}, "opens"),
        ({"kind": DayKind.UNIT_OPEN, "opens": "11:30", "closes": "07:30"}, "__all__"),
        ({"kind": DayKind.UNIT_OPEN, "opens": "11:30"}, "__all__"),
        ({"day": "30/02/2026"}, "day"),
    ],
)
def test_a_day_that_contradicts_itself_is_refused_with_a_sentence(keeper, change, field):
    answer = keeper.post(reverse("workdays_day_add"), storm(**change))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_a_day_is_withdrawn_and_stays_on_record(keeper):
    day = SpecialDay.objects.get(day=date(2026, 11, 24))
    words = {"act": "withdraw", "reason": "Nhập nhầm", "sequence": day.sequence}
    assert keeper.post(reverse("workdays_day", args=[day.pk]), words).status_code == 302
    assert calendar_of(None).is_working(date(2026, 11, 24))
    text = keeper.get(reverse("workdays_day", args=[day.pk])).content.decode()
    assert "Nhập nhầm" in text
    words = {"act": "restore", "reason": "Vẫn nghỉ", "sequence": day.sequence + 1}
    assert keeper.post(reverse("workdays_day", args=[day.pk]), words).status_code == 302
    assert not calendar_of(None).is_working(date(2026, 11, 24))


def test_what_was_withdrawn_is_not_changed(keeper, loaded):
    day = perform(SpecialDay.objects.get(day=date(2026, 11, 24)).withdraw, by=loaded.quantri, reason="Nhập nhầm")
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(day.edit, by=loaded.quantri, reason="x", name="Khác")
    perform(perform(day.restore, by=loaded.quantri, reason="x").edit, by=loaded.quantri, reason="x", name="Khác")


def test_a_day_does_not_count_again_beside_another(keeper, loaded):
    day = perform(SpecialDay.objects.get(day=date(2026, 11, 24)).withdraw, by=loaded.quantri, reason="Nhập nhầm")
    create(SpecialDay, by=loaded.quantri, day=day.day, kind=DayKind.PUBLIC_HOLIDAY, name="Mới")
    with pytest.raises(ValidationError), transaction.atomic():
        perform(day.restore, by=loaded.quantri, reason="x")


def test_a_change_in_between_is_told(keeper):
    day = SpecialDay.objects.get(day=date(2026, 11, 24))
    words = storm(day="2026-11-24", kind=day.kind, name="Đổi tên")
    page = reverse("workdays_day", args=[day.pk])
    assert keeper.post(page, words | {"sequence": day.sequence + 7}).status_code == 409
    assert SpecialDay.objects.get(pk=day.pk).name == day.name
    assert keeper.post(page, words | {"sequence": day.sequence}).status_code == 302


def test_withdrawing_shows_the_deadlines_that_move_before_it_is_confirmed(keeper, deadline, loaded):
    shown = keeper.post(reverse("workdays_day_add"), storm()).context["change"]
    keeper.post(reverse("workdays_day_add"), storm(seen=shown.digest))
    day = SpecialDay.objects.get(day=date(2026, 3, 3))
    words = {"act": "withdraw", "reason": "Bão tan", "sequence": day.sequence}
    page = keeper.post(reverse("workdays_day", args=[day.pk]), words)
    assert 'name="act" value="withdraw"' in page.text and not SpecialDay.objects.get(pk=day.pk).withdrawn
    answer = keeper.post(reverse("workdays_day", args=[day.pk]), words | {"seen": page.context["change"].digest})
    assert answer.status_code == 302 and deadline.due == datetime(2026, 3, 4, 9, 0, tzinfo=ZONE)


def test_office_hours_are_changed(keeper):
    hours = OfficeHours.objects.get(weekday=0, opens=time(13, 0))
    words = {
        "weekday": 0,
        "opens": "13:30",
        "closes": "17:00",
        "reason": "Giờ mùa hè",
        "sequence": hours.sequence,
    }
    assert keeper.post(reverse("workdays_hours", args=[hours.pk]), words).status_code == 302
    assert calendar_of(None).minutes_of_day(date(2026, 3, 2)) == 450


def test_a_year_is_announced_and_its_days_verified(keeper):
    year = CalendarYear.objects.get(year=2027)
    words = {"announced": "on", "announcement": "Thông báo 1/TB", "verify_all": "on", "reason": "Công bố"}
    answer = keeper.post(reverse("workdays_year", args=[2027]), words | {"sequence": year.sequence})
    assert answer.status_code == 302
    assert not SpecialDay.objects.filter(day__year=2027, verified=False).exists()
    assert calendar_of(None).unannounced_years(date(2027, 1, 1), date(2027, 1, 1)) == []


def test_the_days_reckoned_for_a_further_year_are_taken_over_when_ticked(keeper):
    page = keeper.get(reverse("workdays_year", args=[2028]))
    assert "2028-09-02" in page.context["form"].proposals
    words = {"days": ["2028-01-01", "2028-09-02"], "reason": "Dự kiến", "sequence": 0}
    assert keeper.post(reverse("workdays_year", args=[2028]), words).status_code == 302
    assert {str(row.day) for row in SpecialDay.objects.filter(day__year=2028, verified=False)} == set(words["days"])


def test_where_every_reckoned_day_is_taken_over_none_is_offered(keeper, loaded):
    assert "days" in keeper.get(reverse("workdays_year", args=[2028])).context["form"].fields
    days = [each.day for each in propose_year(2028)]
    create(CalendarYear, by=loaded.quantri, year=2028, days=days, reason="Dự kiến")
    assert "days" not in keeper.get(reverse("workdays_year", args=[2028])).context["form"].fields


def test_a_year_without_any_calendar_yet(office, client):
    client.force_login(office.quantri)
    words = {"days": ["2028-09-02"], "reason": "Dự kiến", "sequence": 0}
    assert client.post(reverse("workdays_year", args=[2028]), words).status_code == 302
    assert SpecialDay.objects.get().day == date(2028, 9, 2)
    assert Calendar.objects.get().unit is None


@pytest.mark.parametrize("days", [0, 251, 100_000, 10**30, "-1", "1e3"])
def test_a_usual_time_lies_within_a_year_of_working_days(keeper, days):
    sent = {"work": "controlled.submit", "days": days, "source": "house", "ground": "QĐ 1", "reason": "Thử"}
    sent |= {"holder": 0, "unit_head": 1, "top_management": 2, "before": ""}
    assert keeper.post(reverse("usual_time_add"), sent).status_code == 422


def test_a_second_usual_time_of_the_same_work_is_changed_where_the_first_stands(keeper):
    sent = {"work": "controlled.submit", "days": 9, "source": "house", "ground": "QĐ 1", "reason": "Thử"}
    sent |= {"holder": 0, "unit_head": 1, "top_management": 2, "before": ""}
    assert keeper.post(reverse("usual_time_add"), sent).status_code == 302
    again = keeper.post(reverse("usual_time_add"), sent)
    assert again.status_code == 422 and "work" in again.context["form"].errors


def test_usual_times_stand_in_vietnamese_order(keeper):
    offered = [words for _work, words in keeper.get(reverse("usual_time_add")).context["form"].fields["work"].choices]
    kinds = [group[0] for group in keeper.get(reverse("usual_times")).context["groups"]]
    for words in (offered, kinds):
        assert words == sorted(words, key=order_key) and words != sorted(words)
