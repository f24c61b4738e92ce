"""Keeping units, posts, holders and substitutes by the door: what is refused, with its sentence, and what stays."""

from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import override

from qms.acts.acts import ALWAYS, SAME, acts_of
from qms.assignments.models import Assignment
from qms.ledger.now import frozen, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import ConcurrentTransition, RuleNotMet, WrongPerson
from qms.people.actors import actors_of
from qms.people.models import Holding, Post, Substitution, Unit
from qms.people.posts import PostKind
from qms.workdays.line import ZONE
from tests.office import fresh

DAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def tuesday():
    with frozen(datetime(2026, 3, 10, 9, tzinfo=ZONE)), override("en"):
        yield


@pytest.fixture
def holding(office):
    return office.holdings["truongphong", "unit_head"]


@contextmanager
def refused(fault, match=None):
    """Refused at the door; what the test did before stays."""
    with pytest.raises(fault, match=match), transaction.atomic():
        yield


# ── Units and posts


def test_a_unit_is_added_and_renamed_on_record(office):
    unit = create(Unit, by=office.quantri, parent=office.units["vhxh"], code="nhavanhoa", name="Nhà văn hóa")
    perform(unit.rename, by=office.quantri, name="Nhà văn hóa xã", reason="QĐ 12")
    assert unit.path == "/vinhbao/vhxh/nhavanhoa/"
    assert [(row.act, row.history_user, row.reason) for row in unit.history.order_by("sequence")] == [
        ("create", office.quantri, ""), ("rename", office.quantri, "QĐ 12"),
    ]  # fmt: skip


def test_a_code_is_given_once(office):
    with refused(ValidationError, "this code already"):
        create(Unit, by=office.quantri, parent=office.units["vinhbao"], code="kt", name="Phòng khác")


def test_a_post_is_added_once(office):
    words = {"unit": office.units["kt"], "kind": PostKind.OFFICER, "title": "Công chức địa chính"}
    create(Post, by=office.quantri, **words)
    with refused(ValidationError, "already"):
        create(Post, by=office.quantri, **words)


def test_nobody_but_the_administrator_keeps_the_organisation(office, holding):
    attempts = [
        lambda by: create(Unit, by=by, parent=office.units["vhxh"], code="x", name="X"),
        lambda by: perform(office.units["vhxh"].rename, by=by, name="X", reason="x"),
        lambda by: create(Post, by=by, unit=office.units["vhxh"], kind="officer", title="X"),
        lambda by: create(Holding, post=holding.post, by=by, person=office.qmr, since=DAY),
        lambda by: perform(holding.end, by=by, until=DAY, reason="x"),
    ]
    for attempt in attempts:
        for person in (office.qmr, office.chutich, office.truongphong):
            with refused(PermissionDenied):
                attempt(person)


def test_an_administrator_keeps_their_own_administration_only(office):
    from qms.ledger.entry import recording

    with recording(by=office.system, act="set_up"):
        other = Unit.objects.create(code="tienlang", name="UBND xã Tiên Lãng")
    with refused(PermissionDenied):
        create(Unit, by=office.quantri, parent=other, code="x", name="X")


# ── Holdings


def test_a_person_holds_a_post_from_a_day_to_a_day(office):
    post = office.holdings["congchuc3", "officer"].post
    create(Holding, post=post, by=office.quantri, person=office.congchuc1, since=DAY, until=DAY + timedelta(days=5))
    assert actors_of(fresh(office.congchuc1))[0].holds("officer", office.units["kt"])
    assert not actors_of(fresh(office.congchuc1), DAY + timedelta(days=6))[0].holds("officer", office.units["kt"])


def test_the_same_holding_does_not_overlap(office, holding):
    with refused(ValidationError, "holds this post already, from 01/07/2025 on"):
        create(Holding, post=holding.post, by=office.quantri, person=office.truongphong, since=DAY)


def test_a_holding_may_follow_one_that_ended(office, holding):
    perform(holding.end, by=office.quantri, until=DAY, reason="Nghỉ")
    create(Holding, post=holding.post, by=office.quantri, person=office.truongphong, since=DAY + timedelta(days=1))
    assert Holding.objects.filter(post=holding.post).count() == 2


def test_the_last_day_is_not_before_the_first(office, holding):
    with refused(ValidationError, "before the first"):
        perform(holding.end, by=office.quantri, until=date(2025, 6, 30), reason="x")


def test_a_closed_account_holds_nothing(office, holding):
    office.qmr.is_active = False
    office.qmr.save()
    with refused(ValidationError, "closed"):
        create(Holding, post=holding.post, by=office.quantri, person=office.qmr, since=DAY)


def test_somebody_always_administers(office):
    last = office.holdings["quantri", "administrator"]
    with refused(ValidationError, "Nobody would administer"):
        perform(last.end, by=office.quantri, until=DAY, reason="x")
    given = {"post": last.post, "person": office.congchuc1, "since": DAY}
    perform(create(Assignment, by=office.quantri, **given).confirm, by=office.chutich, password="demo")
    perform(last.end, by=office.quantri, until=DAY, reason="x")
    assert last.until == DAY


# ── Substitutes


def name(office, holding, by, since=DAY, until=DAY + timedelta(days=3), substitute=None):
    return create(
        Substitution,
        holding=holding,
        by=by,
        substitute=substitute or office.congchuc1,
        since=since,
        until=until,
        reason="Nghỉ phép",
    )


def test_a_holder_names_a_substitute_for_herself(office, holding):
    name(office, holding, office.truongphong)
    _own, other = actors_of(fresh(office.congchuc1))
    assert other.on_behalf_of == office.truongphong and other.holds("unit_head", office.units["vhxh"])


def test_the_head_of_the_unit_and_the_administrator_name_one_too(office):
    name(office, office.holdings["congchuc2", "officer"], office.truongphong)
    name(office, office.holdings["congchuc3", "officer"], office.quantri)


def test_others_name_none(office, holding):
    with refused(PermissionDenied):
        name(office, holding, office.congchuc2)
    with refused(PermissionDenied):
        name(office, holding, office.truongkt)


def test_a_substitute_does_not_pass_the_post_on(office, holding):
    name(office, holding, office.truongphong)
    with refused(PermissionDenied):
        name(office, office.holdings["congchuc3", "officer"], fresh(office.congchuc1))


@pytest.mark.parametrize(
    ("values", "match"),
    [
        ({"since": DAY - timedelta(days=1)}, "from today on"),
        ({"until": DAY - timedelta(days=1), "since": DAY}, "before the first"),
        ({"substitute": "truongphong"}, "own substitute"),
    ],
)
def test_wrong_days_and_persons_are_told(office, holding, values, match):
    values = values | ({"substitute": getattr(office, values["substitute"])} if "substitute" in values else {})
    with refused(ValidationError, match):
        name(office, holding, office.truongphong, **values)


def test_one_substitute_at_a_time(office, holding):
    name(office, holding, office.truongphong)
    with refused(ValidationError, "is the substitute from 10/03/2026"):
        name(office, holding, office.truongphong, since=DAY + timedelta(days=3), substitute=office.congchuc2)


def test_a_substitution_stays_within_the_holding(office, holding):
    perform(holding.end, by=office.quantri, until=DAY + timedelta(days=1), reason="x")
    with refused(ValidationError, "held from 01/07/2025 to 11/03/2026 only"):
        name(office, holding, office.truongphong)


def test_a_substitution_ends_earlier_but_not_later(office, holding):
    substitution = name(office, holding, office.truongphong)
    with refused(ValidationError, "shorter"):
        perform(substitution.end, by=office.truongphong, until=DAY + timedelta(days=9), reason="x")
    perform(substitution.end, by=office.truongphong, until=today(), reason="Đã về")
    assert substitution.until == DAY


def test_what_has_ended_ends_no_second_time(office, holding):
    perform(holding.end, by=office.quantri, until=DAY - timedelta(days=1), reason="Nghỉ")
    with refused(RuleNotMet, "ended on 09/03/2026"):
        perform(holding.end, by=office.quantri, until=DAY, reason="x")


def test_a_substitution_that_is_over_stays_as_it_was(office, holding):
    substitution = name(office, holding, office.truongphong)
    with frozen(datetime(2026, 3, 20, 9, tzinfo=ZONE)), refused(RuleNotMet, "only while it lasts"):
        perform(substitution.end, by=office.truongphong, until=DAY, reason="x")


# ── As every act


def test_who_is_refused_hears_who_could(office):
    with pytest.raises(WrongPerson) as refusal, transaction.atomic():
        perform(office.units["kt"].rename, by=office.qmr, name="X", reason="x")
    assert refusal.value.who == [str(office.quantri)]


def test_a_unit_is_not_renamed_without_a_reason(office):
    with refused(ValidationError, "Give a reason"):
        perform(office.units["kt"].rename, by=office.quantri, name="X", reason=" ")


def test_a_change_that_somebody_else_has_not_seen_is_not_overwritten(office):
    unit, seen = office.units["kt"], office.units["kt"].sequence
    perform(unit.rename, by=office.quantri, sequence=seen, name="Phòng Kinh tế số", reason="QĐ 1")
    with refused(ConcurrentTransition):
        perform(unit.rename, by=office.quantri, sequence=seen, name="Phòng khác", reason="QĐ 2")


def test_an_act_of_a_row_without_a_lifecycle_leaves_its_state_alone(office):
    unit = perform(office.units["kt"].rename, by=office.quantri, name="Phòng Kinh tế số", reason="QĐ 1")
    assert unit.state == ALWAYS and acts_of(Unit)["rename"].target == SAME
