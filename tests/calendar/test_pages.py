"""Looking at the calendar: everybody may; only the administrator finds the way to change it."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from qms.ledger.entry import recording
from qms.ledger.now import frozen
from qms.people.models import Unit
from qms.workdays.line import ZONE
from qms.workdays.models import OfficeHours, SpecialDay

RECEIVED = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


def test_the_year_shows_each_special_day_with_sign_and_announcement(visitor):
    text = visitor.get(reverse("workdays"), {"year": 2026}).content.decode()
    assert "Thông báo 9441/TB-BNV (2025)" in text
    assert "22/08/2026" in text and "⇄" in text and "★" in text
    assert reverse("workdays_day_add") not in text
    assert text.count("<table") == 12


def test_a_year_that_is_not_announced_says_so(visitor):
    assert "tone-soon" in visitor.get(reverse("workdays"), {"year": 2027}).content.decode()
    assert "tone-soon" not in visitor.get(reverse("workdays"), {"year": 2026}).content.decode()


@pytest.mark.parametrize(
    "query", ["year=abc", "year=9999", "unit=abc", "unit=999999", "unit=99999999999999999999999", "year=²²²²"]
)
def test_a_strange_address_shows_the_present_year(visitor, query):
    assert visitor.get(f"{reverse('workdays')}?{query}").status_code == 200


def test_the_pages_ask_the_same_number_of_queries_whatever_the_number_of_days(visitor, django_assert_max_num_queries):
    visitor.get(reverse("workdays"))
    with django_assert_max_num_queries(8):
        visitor.get(reverse("workdays"))


@pytest.mark.parametrize("name", ["workdays_day_add", "workdays_hours_add"])
def test_only_the_administrator_opens_a_form(visitor, loaded, name):
    assert visitor.get(reverse(name)).status_code == 403
    visitor.force_login(loaded.quantri)
    assert visitor.get(reverse(name)).status_code == 200


def administrator_in(office, unit):
    """The head of the economics unit, made administrator of a unit besides."""
    with recording(by=office.system, act="set_up"):
        office._hold("truongkt", unit, "administrator")
    return office.truongkt


def test_an_administrator_below_the_root_keeps_no_calendar(visitor, loaded):
    visitor.force_login(administrator_in(loaded, loaded.units["kt"]))
    for name, args in (("workdays_day_add", []), ("workdays_hours_add", []), ("workdays_year", [2027])):
        assert visitor.get(reverse(name, args=args)).status_code == 403
    assert reverse("workdays_day_add") not in visitor.get(reverse("workdays")).text


def test_the_administrator_of_another_commune_keeps_only_its_own_and_the_whole(visitor, loaded):
    with recording(by=loaded.system, act="set_up"):
        other = Unit.objects.create(code="xakhac", name="Xã khác")
    visitor.force_login(administrator_in(loaded, other))
    day = {"day": "2026-06-12", "kind": "unit_closed", "name": "Ngày truyền thống", "reason": "Mẫu", "sequence": 0}
    given = {"verified": "on", "announcement": "Thông báo mẫu"}
    page = reverse("workdays_day_add")
    assert visitor.post(page, day | given | {"unit": "kt"}).status_code == 403
    assert visitor.post(page, day | given | {"unit": other.code}).status_code == 302
    assert visitor.post(page, day | given).status_code == 302
    assert {row.calendar.unit for row in SpecialDay.objects.filter(day="2026-06-12")} == {other, None}


def test_only_the_administrator_changes(visitor):
    day, hours = SpecialDay.objects.first(), OfficeHours.objects.first()
    assert visitor.post(reverse("workdays_day", args=[day.pk]), {}).status_code == 403
    assert visitor.post(reverse("workdays_hours", args=[hours.pk]), {}).status_code == 403
    assert visitor.post(reverse("workdays_year", args=[2027]), {}).status_code == 403
    assert visitor.post(reverse("workdays_day_add"), {}).status_code == 403
    assert not SpecialDay.objects.filter(day=date(2026, 3, 3)).exists()


def test_a_visitor_without_account_is_asked_to_log_in(client, db):
    assert client.get(reverse("workdays")).status_code == 302


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ({"received": "2026-02-13T16:00", "amount": "3", "measure": "days"}, "25/02/2026 16:00"),
        ({"received": "2026-04-28T10:00", "amount": "2", "measure": "days"}, "04/05/2026 10:00"),
        ({"received": "2026-08-28T15:30", "amount": "1", "measure": "days"}, "03/09/2026 15:30"),
        ({"received": "2026-03-02T09:00", "amount": "0.5", "measure": "days"}, "02/03/2026 14:30"),
        ({"received": "2026-03-02T16:00", "amount": "2", "measure": "hours"}, "03/03/2026 08:30"),
        ({"received": "2026-03-02T15:30", "measure": "same_day"}, "03/03/2026 17:00"),
    ],
)
def test_the_calculator_answers(visitor, question, due):
    assert due in visitor.get(reverse("workdays_due"), question).content.decode()


def test_the_calculator_says_why_days_do_not_count_and_which_years_are_open(visitor):
    question = {"received": "2026-12-30T16:00", "amount": "3", "measure": "days"}
    text = visitor.get(reverse("workdays_due"), question).content.decode()
    assert "2027" in text and "tone-soon" in text and "Tết Dương lịch" in text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"received": "?"}, "received"),
        ({"amount": "-1"}, "amount"),
        ({"amount": ""}, "amount"),
        ({"received": "2045-12-20T09:00", "amount": "100"}, "__all__"),
        ({"received": "1945-09-02T09:00"}, "__all__"),
        ({"from_1": "2026-03-03T09:00", "until_1": "2026-03-02T09:00"}, "until_1"),
    ],
)
def test_the_calculator_asks_back(visitor, change, field):
    question = {"received": "2026-03-02T09:00", "amount": "1", "measure": "days"} | change
    answer = visitor.get(reverse("workdays_due"), question)
    assert answer.status_code == 200 and field in answer.context["form"].errors


def test_the_calculator_knows_a_pause_that_is_still_open(visitor):
    question = {
        "received": "2026-03-02T09:00",
        "amount": "1",
        "measure": "days",
        "from_1": "2026-03-02T10:00",
    }
    with frozen(RECEIVED):
        answer = visitor.get(reverse("workdays_due"), question).context["answer"]
    assert answer.due is None and sum(line.counted for line in answer.lines) == 60
