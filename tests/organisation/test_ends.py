"""Units and posts that end and merge: nothing waits in vain, and all they did stays to be read under their name."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import override

from qms.evidence.verification import verify
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet
from qms.lifecycle.forms import PostsField, UnitField
from qms.lifecycle.models import Task
from qms.organisation.handlers import LEAVES
from qms.people.actors import actors_of
from qms.people.models import Holding, Post, Unit
from tests.office import fresh
from tests.processes.actions import making as actions
from tests.processes.cases import making as cases

WHY = {"reason": "Nghị quyết 1/NQ (mẫu)"}


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@contextmanager
def refused(fault, match=None):
    with pytest.raises(fault, match=match), transaction.atomic():
        yield


def merge(office, unit="kt", into="vhxh"):
    return perform(office.units[unit].merge, by=office.quantri, into=office.units[into], **WHY)


def leave(office, unit):
    for each in Holding.objects.on().filter(post__unit=unit):
        perform(each.end, by=office.quantri, until=today(), **WHY)


# ── Merging


def test_the_successor_leads_the_work_of_a_unit_that_merged(office):
    given = create_for_kt(office)
    merge(office)
    given.refresh_from_db()
    assert given.unit.name == "Phòng Kinh tế" and given.unit.has_ended
    assert given.is_visible_to(fresh(office.truongphong))
    perform(given.reassign, by=fresh(office.truongphong), responsible=office.congchuc1, **WHY)
    assert Task.objects.about(given).open().get().person == office.congchuc1


def test_it_stays_to_be_read_under_its_name(office, client):
    given = create_for_kt(office)
    merge(office)
    client.force_login(fresh(office.truongphong))
    assert "Phòng Kinh tế" in client.get(f"/actions/{given.pk}").content.decode()
    page = client.get(f"/people/units/{office.units['kt'].pk}").content.decode()
    assert "Phòng Kinh tế" in page and "Nghị quyết 1/NQ" in page
    assert list(verify()) == []


def test_work_of_its_posts_goes_to_the_same_posts_of_the_successor(office):
    unit = office.units["kt"]
    merge(office)
    (officer,) = [actor for actor in actors_of(fresh(office.congchuc1)) if actor.posts]
    assert officer.holds("officer", Unit.objects.get(pk=unit.pk))


def test_its_holdings_end_with_that_day(office):
    merge(office)
    assert not Holding.objects.filter(post__unit__code="kt", until=None).exists()
    assert Holding.objects.get(post=office.holdings["truongkt", "unit_head"].post).until == today()


def test_what_merged_into_it_earlier_goes_along(office):
    merge(office, "kt", "vhxh")
    perform(office.units["vhxh"].merge, by=office.quantri, into=Unit.objects.get(code="hcc"), **WHY)
    assert Unit.objects.get(code="kt").path == "/vinhbao/hcc/vhxh/kt/"
    assert list(verify()) == []


def test_two_communes_become_one(office):
    with recording(by=office.system, act="set_up"):
        other = Unit.objects.create(code="tienlang", name="UBND xã Tiên Lãng")
        post = Post.objects.create(unit=other, kind="administrator", title="Quản trị")
        Holding.objects.create(post=post, person=office.quantri, since=today())
    perform(other.merge, by=fresh(office.quantri), into=office.units["vinhbao"], **WHY)
    assert Unit.objects.get(code="tienlang").root() == office.units["vinhbao"]


@pytest.mark.parametrize(("unit", "into", "match"), [("vinhbao", "kt", "below it"), ("kt", "kt", "not into itself")])
def test_it_merges_into_another_and_leaves_no_unit_behind(office, unit, into, match):
    with refused((RuleNotMet, ValidationError), match):
        merge(office, unit, into)


def test_it_merges_only_into_what_the_administrator_keeps_and_what_lasts(office):
    with recording(by=office.system, act="set_up"):
        other = Unit.objects.create(code="tienlang", name="UBND xã Tiên Lãng")
    with refused(ValidationError, "administrator"):
        perform(office.units["kt"].merge, by=office.quantri, into=other, **WHY)
    merge(office, "hcc", "vhxh")
    with refused(ValidationError, "has ended"):
        merge(office, "kt", "hcc")
    with refused(PermissionDenied):
        perform(office.units["kt"].merge, by=office.chutich, into=office.units["vhxh"], **WHY)


def test_nothing_new_begins_in_it(office):
    merge(office)
    unit = Unit.objects.get(code="kt")
    attempts = [
        lambda: create(Unit, by=office.quantri, parent=unit, code="x", name="X"),
        lambda: create(Post, by=office.quantri, unit=unit, kind="officer", title="X"),
        lambda: create(Holding, by=office.quantri, post=unit.posts.first(), person=office.congchuc1, since=today()),
    ]
    for attempt in attempts:
        with refused(ValidationError, "has ended"):
            attempt()
    assert unit not in UnitField().queryset
    assert not any(value.endswith("@kt") for value, _label in PostsField().choices)


def test_a_unit_stays_a_leaf_when_another_merges_into_it(office):
    before = set(Unit.objects.leaves())
    merge(office)
    assert set(Unit.objects.leaves()) == before - {office.units["kt"]}


def test_what_was_ended_by_mistake_is_taken_up(office):
    unit = merge(office)
    perform(unit.take_up, by=fresh(office.quantri), **WHY)
    assert not unit.has_ended and not unit.posts.first().has_ended


def test_it_waits_for_whoever_is_entered_for_a_later_day(office):
    post = office.holdings["congchuc3", "officer"].post
    with frozen(now() - timedelta(days=1)):
        create(Holding, by=office.quantri, post=post, person=office.congchuc2, since=today() + timedelta(days=3))
    with refused(RuleNotMet, "Congchuc2"):
        merge(office)


def test_a_holding_of_a_unit_that_merged_grows_no_longer(office):
    merge(office)
    held = Holding.objects.get(pk=office.holdings["congchuc3", "officer"].pk)
    with refused(ValidationError, "has ended"):
        perform(held.end, by=fresh(office.quantri), until=today() + timedelta(days=90), **WHY)


def test_it_goes_where_its_successor_stands_by_now(office):
    chosen = Unit.objects.get(code="vhxh")
    with recording(by=office.system, act="set_up"):
        new = Unit.objects.create(code="phong", name="Phòng mới", parent=office.units["vinhbao"])
        kept = Unit.objects.get(code="vhxh")
        kept.parent = new
        kept.save()
    unit = perform(office.units["kt"].merge, by=office.quantri, into=chosen, **WHY)
    assert unit.path == "/vinhbao/phong/vhxh/kt/"


def test_only_whoever_does_not_go_on_in_the_successor_is_asked_to_hand_over(office):
    create_for_kt(office)
    create_for_kt(office, responsible=office.truongkt)
    with recording(by=office.system, act="set_up"):
        post = Post.objects.create(unit=office.units["vhxh"], kind="officer", title="Khác")
        Holding.objects.create(post=post, person=office.congchuc3, since=today())
    merge(office)
    told = Notice.objects.filter(message=LEAVES).values_list("params__who", flat=True)
    assert set(told) == {"Truongkt"}


# ── Ending


def test_a_unit_ends_when_nobody_holds_its_posts_and_nothing_waits(office):
    unit = office.units["kt"]
    with refused(RuleNotMet, "still held"):
        perform(unit.end, by=office.quantri, **WHY)
    leave(office, unit)
    perform(unit.end, by=office.quantri, **WHY)
    assert unit.ended_on == today()


def test_a_unit_or_post_for_which_work_waits_does_not_end(office):
    unit, post = office.units["hcc"], office.holdings["motcua1", "one_stop_officer"].post
    with frozen(cases.MONDAY):
        cases.received(office)
    leave(office, unit)
    with refused(RuleNotMet, "merge the unit"):
        perform(unit.end, by=office.quantri, **WHY)
    with refused(RuleNotMet, "nobody else does it"):
        perform(post.end, by=office.quantri, **WHY)
    with recording(by=office.system, act="set_up"):
        other = Post.objects.create(unit=unit, kind="one_stop_officer", title="Khác")
        Holding.objects.create(post=other, person=office.vanthu, since=today())
    perform(post.end, by=office.quantri, **WHY)
    assert post.has_ended


def test_a_post_ends_when_nobody_holds_it(office):
    held = office.holdings["congchuc3", "officer"]
    with refused(RuleNotMet, "Congchuc3"):
        perform(held.post.end, by=office.quantri, **WHY)
    perform(held.end, by=office.quantri, until=today(), **WHY)
    perform(held.post.end, by=office.quantri, **WHY)
    assert held.post.has_ended
    perform(held.post.take_up, by=office.quantri, **WHY)
    assert not held.post.has_ended


def test_the_pages_end_and_merge(office, client):
    client.force_login(office.quantri)
    unit, into = office.units["kt"], office.units["vhxh"]
    sent = {"into": into.code, "sequence": unit.sequence, **WHY}
    answer = client.post(f"/people/units/{unit.pk}/merge", sent)
    assert answer.status_code == 302 and answer.url == f"/people/units/{unit.pk}/handover"
    assert client.get(answer.url).status_code == 200
    assert client.get("/people").status_code == 200


def test_whoever_was_slower_goes_on_from_how_it_now_is(office, client):
    client.force_login(office.quantri)
    unit = office.units["kt"]
    sent = {"name": "Phòng Kinh tế và Hạ tầng", "sequence": unit.sequence, **WHY}
    perform(unit.rename, by=office.quantri, name="Phòng khác", **WHY)
    page = client.post(f"/people/units/{unit.pk}/rename", sent)
    assert page.status_code == 409 and "Hạ tầng" in page.content.decode()
    assert client.post(f"/people/units/{unit.pk}/rename", sent | page.context["form"].data.dict()).status_code == 302


def create_for_kt(office, responsible=None):
    """Something that an officer of Phòng Kinh tế is to do."""
    return create(
        actions.Action,
        by=office.truongkt,
        kind="improvement",
        title="Niêm yết giá",
        responsible=responsible or office.congchuc3,
        verifier=office.congchuc2,
        unit=office.units["kt"],
        due_on=today(),
    )
