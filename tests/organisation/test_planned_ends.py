"""Ends and merges that are planned: seen until their day, withdrawn, kept by the clock, and hindered aloud."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext, override

from qms.evidence.verification import verify
from qms.inbox.models import Notice
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet
from qms.organisation import planned_ends
from qms.organisation.planned_ends import HINDERED, MERGES, WITHDRAWN, keep_planned_ends, planned_ends_kept
from qms.people.models import Holding, Post, Unit
from tests.office import fresh

WHY = {"reason": "Nghị quyết 9/NQ (mẫu)"}
IN_TEN_DAYS = timedelta(days=10)


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@contextmanager
def refused(fault, match=None):
    with pytest.raises(fault, match=match), transaction.atomic():
        yield


def plan_merge(office, unit="kt", into="vhxh", on=None):
    units = Unit.objects.in_bulk(["kt", "vhxh", "hcc", "vinhbao"], field_name="code")
    return perform(units[unit].plan_merge, by=office.quantri, into=units[into], on=on or today() + IN_TEN_DAYS, **WHY)


def on_its_day():
    return frozen(now() + IN_TEN_DAYS)


def test_a_merge_is_seen_before_and_carried_out_on_its_day(office, client):
    unit = plan_merge(office)
    day = unit.ends_on
    client.force_login(office.truongkt)
    for address in (f"/people/units/{unit.pk}", f"/people/units/{office.units['vhxh'].pk}", "/people"):
        assert f"{day:%d/%m/%Y}" in client.get(address).content.decode()
    told = set(Notice.objects.filter(message=MERGES).values_list("person__username", flat=True))
    assert told == {"truongkt", "congchuc3", "danhgia1", "truongphong"}
    assert keep_planned_ends(now()) == 0 and not Unit.objects.get(pk=unit.pk).has_ended
    with on_its_day():
        assert keep_planned_ends(now()) == 1
        merged = Unit.objects.get(pk=unit.pk)
        assert (merged.parent.code, merged.ended_on, merged.ends_on, merged.merges_into) == ("vhxh", day, None, None)
        held = office.holdings["truongkt", "unit_head"]
        assert Holding.objects.get(pk=held.pk).until == day
        last = merged.history.order_by("-history_id").first()
        assert (last.act, last.history_user.is_system) == ("merge", True)
        assert WHY["reason"] in last.reason and str(office.quantri) in last.reason
        assert keep_planned_ends(now()) == 0
    assert list(verify()) == []


def test_the_history_of_a_unit_that_merged_names_its_successor(office, client):
    unit = plan_merge(office)
    with on_its_day():
        keep_planned_ends(now())
        client.force_login(office.truongphong)
        page = client.get(f"/people/units/{unit.pk}").content.decode()
    for words in ("It is to merge into {unit} on {day:%d/%m/%Y}.", "It merged into {unit} on {day:%d/%m/%Y}."):
        with override("vi"):
            sentence = gettext(words).format(unit=office.units["vhxh"], day=unit.ends_on)
        assert sentence in page, sentence


def test_a_unit_and_a_post_end_on_their_day(office):
    held = office.holdings["congchuc3", "officer"]
    day = today() + IN_TEN_DAYS
    perform(held.post.plan_end, by=office.quantri, on=day, **WHY)
    perform(office.units["kt"].plan_end, by=office.quantri, on=day, **WHY)
    for each in Holding.objects.on().filter(post__unit=office.units["kt"]):
        perform(each.end, by=office.quantri, until=day, **WHY)
    with on_its_day():
        assert keep_planned_ends(now()) == 2
        assert Post.objects.get(pk=held.post_id).ended_on == day
        assert Unit.objects.get(code="kt").ended_on == day


@pytest.mark.parametrize("days", [0, -1, -400])
def test_only_a_day_to_come_is_planned(office, days):
    on = today() + timedelta(days=days)
    for plan in (office.units["kt"].plan_end, office.holdings["congchuc3", "officer"].post.plan_end):
        with refused(ValidationError, "a day after today"):
            perform(plan, by=office.quantri, on=on, **WHY)
    with refused(ValidationError, "a day after today"):
        plan_merge(office, on=on)


def test_what_is_planned_is_withdrawn(office):
    unit = plan_merge(office)
    perform(unit.withdraw_end, by=office.quantri, **WHY)
    assert (unit.ends_on, unit.merges_into) == (None, None)
    assert Notice.objects.filter(message=WITHDRAWN).exists()
    with on_its_day():
        assert keep_planned_ends(now()) == 0
    with refused(RuleNotMet, "A day is planned"):
        perform(unit.withdraw_end, by=office.quantri, **WHY)


def test_nothing_else_ends_it_meanwhile(office):
    unit = plan_merge(office)
    attempts = [
        (unit.end, {}),
        (unit.merge, {"into": office.units["hcc"]}),
        (unit.plan_end, {"on": today() + IN_TEN_DAYS}),
    ]
    for move, values in attempts:
        with refused(RuleNotMet, "withdraw this first"):
            perform(move, by=office.quantri, **values, **WHY)


def test_the_unit_that_goes_on_does_not_end_before(office):
    plan_merge(office)
    into = Unit.objects.get(code="vhxh")
    for move, values in ((into.merge, {"into": office.units["hcc"]}), (into.plan_end, {"on": today() + IN_TEN_DAYS})):
        with refused(RuleNotMet, "Phòng Kinh tế"):
            perform(move, by=office.quantri, **values, **WHY)
    with refused(RuleNotMet):
        plan_merge(office, "vhxh", "kt")


def test_it_does_not_go_on_in_a_unit_that_is_to_end(office):
    plan_merge(office, "vhxh", "hcc")
    with refused(ValidationError, "end itself"):
        plan_merge(office, "kt", "vhxh")


def test_nobody_is_entered_from_a_day_after_it(office):
    unit = plan_merge(office)
    post = office.holdings["congchuc3", "officer"].post
    values = {"post": Post.objects.get(pk=post.pk), "person": office.congchuc2}
    with refused(ValidationError, "before that day"):
        create(Holding, by=office.quantri, since=unit.ends_on + timedelta(days=1), **values)
    create(Holding, by=office.quantri, since=unit.ends_on, **values)


def test_what_stands_against_it_is_shown_before_and_told_once(office, client):
    unit = office.units["kt"]
    perform(unit.plan_end, by=office.quantri, on=today() + IN_TEN_DAYS, **WHY)
    client.force_login(office.quantri)
    with override("vi"):
        assert str(planned_ends.what_hinders(unit)[0]) in client.get(f"/people/units/{unit.pk}").content.decode()
    assert planned_ends_kept().well
    with on_its_day():
        assert [keep_planned_ends(now()) for _again in range(2)] == [0, 0]
        assert not planned_ends_kept().well and "Truongkt" in str(planned_ends_kept().says)
    told = Notice.objects.filter(message=HINDERED)
    assert [each.person for each in told] == [office.quantri]
    with frozen(now() + timedelta(days=12)):
        for each in Holding.objects.on().filter(post__unit=unit):
            perform(each.end, by=fresh(office.quantri), until=today(), **WHY)
        assert keep_planned_ends(now()) == 1
        assert Unit.objects.get(pk=unit.pk).ended_on == today()  # on the day it really ended


def test_only_the_administrator_plans(office):
    with refused(PermissionDenied):
        perform(office.units["kt"].plan_end, by=office.truongkt, on=today() + IN_TEN_DAYS, **WHY)


def test_one_that_fails_holds_up_no_other(office, monkeypatch):
    plan_merge(office, "kt", "vhxh")
    plan_merge(office, "hcc", "vhxh")
    whole = planned_ends._carry_out
    monkeypatch.setattr(planned_ends, "_carry_out", lambda row: whole(row) if row.code == "kt" else 1 / 0)
    with on_its_day():
        assert keep_planned_ends(now()) == 1


def test_the_pages(office, client):
    client.force_login(office.quantri)
    unit, day = office.units["kt"], today() + IN_TEN_DAYS
    sent = {"into": "vhxh", "on": f"{day:%d/%m/%Y}", "sequence": unit.sequence, **WHY}
    late = client.post(f"/people/units/{unit.pk}/plan-merge", sent | {"on": "01/01/2020"})
    assert late.status_code == 422 and "một ngày sau hôm nay" in late.content.decode()
    answer = client.post(f"/people/units/{unit.pk}/plan-merge", sent)
    assert answer.url == f"/people/units/{unit.pk}/handover"
    answer = client.post(f"/people/units/{unit.pk}/withdraw-end", {"sequence": unit.sequence + 1, **WHY})
    assert answer.status_code == 302 and Unit.objects.get(pk=unit.pk).ends_on is None
