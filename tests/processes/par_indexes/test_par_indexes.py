"""The index of a year is opened, scored, approved and confirmed; its sums say where points are lost, and whose."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.par_indexes.models import ParIndex
from processes.par_indexes.points import by_unit, course_of, most_lost, tree_of
from qms.acts.acts import arrows_of
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from tests.office import fresh

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_the_arrows_are_those_drawn():
    assert arrows_of(ParIndex) == {("draft", "scoring"), ("scoring", "approved"), ("approved", "confirmed")}


def test_it_goes_its_way_and_keeps_what_the_city_lowered(office):
    index = making.confirmed(office)
    lowered = index.criteria.get(code="3.1.1")
    assert (lowered.checked, lowered.confirmed, lowered.why) == (Decimal("3.5"), Decimal(3), "Còn hồ sơ trễ hạn")
    assert index.score_words() == "5 / 6"


def test_an_index_without_criteria_is_not_opened(office):
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(making.empty(office).open_scoring, by=office.qmr)


def test_each_unit_is_asked_for_its_criteria_until_the_day(office):
    making.scoring(office)
    tasks = Task.objects.open().filter(record_type__model="parcriterion")
    assert {each.unit.code for each in tasks} == {"vhxh", "hcc"}
    assert {each.due_at.date().isoformat() for each in tasks} == {"2026-12-18"}


def test_it_is_approved_when_everything_is_checked(office):
    with pytest.raises(RuleNotMet) as refused, transaction.atomic():
        perform(making.scored(office).approve, by=office.chutich)
    assert "1.1.1, 3.1.1" in str(refused.value)


def test_whoever_scored_or_checked_does_not_approve_even_as_substitute(office):
    index = making.checked(office)
    for name in ("qmr", "giamdoc"):
        office.substitute("chutich", "top_management", name, today(), today() + timedelta(days=9))
        with pytest.raises(WrongPerson), transaction.atomic():
            perform(index.approve, by=fresh(getattr(office, name)))
    assert perform(index.approve, by=office.chutich).state == "approved"


def test_top_management_sends_criteria_back(office):
    index = making.checked(office)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(index.return_for_change, by=office.chutich, codes="9.9", reason="Thiếu bằng chứng")
    perform(index.return_for_change, by=office.chutich, codes="3.1.1", reason="Thiếu bằng chứng")
    assert [each.code for each in index.unchecked()] == ["3.1.1"]


def test_sums_by_branch_and_unit_and_what_costs_most(office):
    index = making.confirmed(office)
    rows = list(index.criteria.select_related("unit").order_by("position"))
    assert [(each.words, each.claimed, each.confirmed) for each in tree_of(rows)] == [
        ("Chỉ đạo", Decimal(2), Decimal(2)),
        ("Thủ tục", Decimal("3.5"), Decimal(3)),
    ]
    assert {str(each.words): each.confirmed for each in by_unit(rows)} == {
        "Phòng Văn hóa - Xã hội": Decimal(2),
        "Trung tâm Phục vụ hành chính công": Decimal(3),
    }
    assert [(each.code, each.lost()) for each in most_lost(rows)] == [("3.1.1", Decimal(1))]


def test_the_course_goes_over_the_years(office):
    making.confirmed(office, year=2025)
    index = making.scored(office)
    assert [(each.year, sums["confirmed"]) for each, sums in course_of(index)] == [(2025, 5), (2026, 0)]
