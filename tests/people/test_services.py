"""Keeping units, posts, holders and substitutes: what is refused, with its sentence, and what stays on record."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import override

from qms.ledger.now import frozen, today
from qms.people import services
from qms.people.actors import actors_of
from qms.people.models import Holding, Unit
from qms.people.posts import PostKind
from qms.workdays.line import ZONE
from tests.office import fresh

pytestmark = pytest.mark.both_databases

DAY = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def tuesday():
    with frozen(datetime(2026, 3, 10, 9, tzinfo=ZONE)), override("en"):
        yield


@pytest.fixture
def holding(office):
    return office.holdings["truongphong", "unit_head"]


def refused(field, match):
    return pytest.raises(ValidationError, match=match)


# ── Units and posts


def test_a_unit_is_added_and_renamed_on_record(office):
    unit = services.add_unit(by=office.quantri, parent=office.units["vhxh"], code="nhavanhoa", name="Nhà văn hóa")
    services.rename_unit(unit, by=office.quantri, name="Nhà văn hóa xã", reason="QĐ 12")
    assert unit.path == "/vinhbao/vhxh/nhavanhoa/"
    assert [(row.act, row.history_user, row.reason) for row in unit.history.order_by("sequence")] == [
        ("create", office.quantri, ""), ("rename", office.quantri, "QĐ 12"),
    ]  # fmt: skip


def test_a_code_is_given_once(office):
    with refused("code", "this code already"):
        services.add_unit(by=office.quantri, parent=office.units["vinhbao"], code="kt", name="Phòng khác")


def test_a_post_is_added_once(office):
    words = {"unit": office.units["kt"], "kind": PostKind.OFFICER, "title": "Công chức địa chính"}
    services.add_post(by=office.quantri, **words)
    with refused("title", "already"):
        services.add_post(by=office.quantri, **words)


def test_nobody_but_the_administrator_keeps_the_organisation(office, holding):
    attempts = [
        lambda by: services.add_unit(by=by, parent=office.units["vhxh"], code="x", name="X"),
        lambda by: services.rename_unit(office.units["vhxh"], by=by, name="X", reason="x"),
        lambda by: services.add_post(by=by, unit=office.units["vhxh"], kind="officer", title="X"),
        lambda by: services.hold(holding.post, by=by, person=office.qmr, since=DAY),
        lambda by: services.end_holding(holding, by=by, until=DAY, reason="x"),
    ]
    for attempt in attempts:
        for person in (office.qmr, office.chutich, office.truongphong):
            with pytest.raises(PermissionDenied):
                attempt(person)


def test_an_administrator_keeps_their_own_administration_only(office):
    from qms.ledger.entry import recording

    with recording(by=office.system, act="set_up"):
        other = Unit.objects.create(code="tienlang", name="UBND xã Tiên Lãng")
    with pytest.raises(PermissionDenied):
        services.add_unit(by=office.quantri, parent=other, code="x", name="X")


# ── Holdings


def test_a_person_holds_a_post_from_a_day_to_a_day(office):
    post = office.holdings["congchuc3", "officer"].post
    services.hold(post, by=office.quantri, person=office.congchuc1, since=DAY, until=DAY + timedelta(days=5))
    assert actors_of(fresh(office.congchuc1))[0].holds("officer", office.units["kt"])
    assert not actors_of(fresh(office.congchuc1), DAY + timedelta(days=6))[0].holds("officer", office.units["kt"])


def test_the_same_holding_does_not_overlap(office, holding):
    with refused("since", "holds this post already, from 01/07/2025 on"):
        services.hold(holding.post, by=office.quantri, person=office.truongphong, since=DAY)


def test_a_holding_may_follow_one_that_ended(office, holding):
    services.end_holding(holding, by=office.quantri, until=DAY, reason="Nghỉ")
    services.hold(holding.post, by=office.quantri, person=office.truongphong, since=DAY + timedelta(days=1))
    assert Holding.objects.filter(post=holding.post).count() == 2


def test_the_last_day_is_not_before_the_first(office, holding):
    with refused("until", "before the first"):
        services.end_holding(holding, by=office.quantri, until=date(2025, 6, 30), reason="x")


def test_a_closed_account_holds_nothing(office, holding):
    office.qmr.is_active = False
    office.qmr.save()
    with refused("person", "closed"):
        services.hold(holding.post, by=office.quantri, person=office.qmr, since=DAY)


def test_somebody_always_administers(office):
    last = office.holdings["quantri", "administrator"]
    with refused("until", "Nobody would administer"):
        services.end_holding(last, by=office.quantri, until=DAY, reason="x")
    services.hold(last.post, by=office.quantri, person=office.congchuc1, since=DAY)
    services.end_holding(last, by=office.quantri, until=DAY, reason="x")
    assert last.until == DAY


# ── Substitutes


def name(office, holding, by, since=DAY, until=DAY + timedelta(days=3), substitute=None):
    return services.name_substitute(
        holding, by=by, substitute=substitute or office.congchuc1, since=since, until=until, reason="Nghỉ phép"
    )


def test_a_holder_names_a_substitute_for_herself(office, holding):
    name(office, holding, office.truongphong)
    _own, other = actors_of(fresh(office.congchuc1))
    assert other.on_behalf_of == office.truongphong and other.holds("unit_head", office.units["vhxh"])


def test_the_head_of_the_unit_and_the_administrator_name_one_too(office):
    name(office, office.holdings["congchuc2", "officer"], office.truongphong)
    name(office, office.holdings["congchuc3", "officer"], office.quantri)


def test_others_name_none(office, holding):
    with pytest.raises(PermissionDenied):
        name(office, holding, office.congchuc2)
    with pytest.raises(PermissionDenied):
        name(office, holding, office.truongkt)


def test_a_substitute_does_not_pass_the_post_on(office, holding):
    name(office, holding, office.truongphong)
    with pytest.raises(PermissionDenied):
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
    with pytest.raises(ValidationError, match=match):
        name(office, holding, office.truongphong, **values)


def test_one_substitute_at_a_time(office, holding):
    name(office, holding, office.truongphong)
    with pytest.raises(ValidationError, match="is the substitute from 10/03/2026"):
        name(office, holding, office.truongphong, since=DAY + timedelta(days=3), substitute=office.congchuc2)


def test_a_substitution_stays_within_the_holding(office, holding):
    services.end_holding(holding, by=office.quantri, until=DAY + timedelta(days=1), reason="x")
    with pytest.raises(ValidationError, match="held from 01/07/2025 to 11/03/2026 only"):
        name(office, holding, office.truongphong)


def test_a_substitution_ends_earlier_but_not_later(office, holding):
    substitution = name(office, holding, office.truongphong)
    with pytest.raises(ValidationError, match="shorter"):
        services.end_substitution(substitution, by=office.truongphong, until=DAY + timedelta(days=9), reason="x")
    services.end_substitution(substitution, by=office.truongphong, until=today(), reason="Đã về")
    assert substitution.until == DAY
