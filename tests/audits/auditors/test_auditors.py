"""Who may audit: qualified on the days, and without anything to do with the unit in the year before (7.2, 9.2.2 c)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from audits.auditors.independence import obstacles
from audits.conduct import rules
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet
from qms.people.models import Holding, Post
from tests.audits.conduct import making as making
from tests.audits.findings import making as findings
from tests.office import fresh


def told(office, person, unit="vhxh", **values):
    first = values.pop("first", today())
    return obstacles([person], [office.units[unit]], first, first, **values).get(person.pk, [])


def test_a_qualified_stranger_may_audit(office):
    making.qualify(office, office.danhgia1)
    assert told(office, office.danhgia1) == []
    assert told(office, office.danhgia1, leads=True) == []


@pytest.mark.both_databases
def test_qualification_is_asked_for_on_the_days_of_the_audit(office):
    row = making.qualify(office, office.danhgia1, since=date(2025, 7, 1), until=date(2025, 12, 31))
    assert told(office, office.danhgia1, first=date(2025, 12, 31)) == []
    assert told(office, office.danhgia1, first=date(2026, 1, 1)) != []
    assert told(office, office.truongkt, first=date(2025, 12, 31)) != []
    assert row.until == date(2025, 12, 31)


def test_who_may_not_lead_may_still_audit(office):
    making.qualify(office, office.danhgia1, may_lead=False)
    assert told(office, office.danhgia1) == [] and told(office, office.danhgia1, leads=True) != []


@pytest.mark.parametrize("person", ["truongphong", "congchuc1", "thuky", "chutich"])
def test_who_works_in_the_unit_or_heads_it_may_not_audit_it(office, person):
    making.qualify(office, getattr(office, person))
    assert told(office, getattr(office, person)) != []


def test_a_change_of_posts_in_between_is_no_way_around(office):
    making.qualify(office, office.congchuc1)
    holding = office.holdings["congchuc1", "officer"]
    left = today() - timedelta(days=300)
    with recording(by=office.system, act="end"):
        holding.until = left
        holding.save()
        post = Post.objects.create(unit=office.units["kt"], kind="officer", title="Công chức")
        Holding.objects.create(post=post, person=office.congchuc1, since=left)
    assert told(office, office.congchuc1) != []
    assert told(office, office.congchuc1, first=left + timedelta(days=366)) == []


def test_who_stood_in_for_somebody_of_the_unit_may_not_audit_it(office):
    making.qualify(office, office.danhgia1)
    day = today() - timedelta(days=20)
    office.substitute("truongphong", "unit_head", "danhgia1", day, day)
    assert told(office, office.danhgia1) != []


def test_obstacles_of_many_cost_three_queries(office, django_assert_num_queries):
    people = [office.danhgia1, office.congchuc1, office.truongphong, office.vanthu]
    with django_assert_num_queries(3):
        obstacles(people, [office.units["vhxh"]], today(), today())


# ── Independence against every way in: asked again at each act that counts


def spoil(office, person):
    """The person comes to have to do with the unit: a post there since yesterday."""
    with recording(by=office.system, act="hold"):
        post = Post.objects.create(unit=office.units["vhxh"], kind="officer", title=f"Công chức {person.pk}")
        Holding.objects.create(post=post, person=person, since=today() - timedelta(days=1))


def refused(move, **values):
    with pytest.raises(RuleNotMet) as refusal, transaction.atomic():
        perform(move, **values)
    return refusal.value.unmet


def test_a_team_that_lost_its_independence_neither_notifies_nor_opens_nor_answers(office):
    notified = making.notified(office)
    spoil(office, office.danhgia1)
    words = notified.auditors.words_of_obstacles()
    assert words in refused(notified.open, by=fresh(office.danhgia1), **making.MET)


def test_an_answer_is_refused_once_somebody_of_the_team_is_no_longer_independent(office):
    audit = making.in_progress(office)
    line = audit.checklist.lines()[0]
    spoil(office, office.danhgia1)
    refused(audit.answer, by=fresh(office.danhgia1), line=line.pk, answer="conforms", note="Đã xem")


def test_a_team_edited_later_is_held_to_the_same(office):
    audit = making.notified(office)
    with pytest.raises(ValidationError) as fault, transaction.atomic():
        perform(audit.plan, by=office.danhgia1, auditors=[office.congchuc1])
    assert "auditors" in fault.value.message_dict
    changed = perform(audit.plan, by=office.danhgia1, auditors=[office.vanthu])
    assert changed.auditors.include(office.vanthu)


def test_a_substitute_of_the_lead_does_not_lead(office):
    audit = making.planned(office)
    office.substitute("danhgia1", "internal_auditor", "congchuc2", today(), today())
    with pytest.raises(PermissionDenied), transaction.atomic():
        perform(audit.notify, by=fresh(office.congchuc2))


def test_a_new_lead_is_qualified_and_independent(office):
    audit = making.planned(office)
    for person in (office.congchuc1, office.truongkt):
        with pytest.raises(ValidationError), transaction.atomic():
            perform(audit.replace_lead, by=office.qmr, lead=person, reason="Ốm")
    making.qualify(office, office.truongkt)
    assert perform(audit.replace_lead, by=office.qmr, lead=office.truongkt, reason="Ốm").lead == office.truongkt


def test_nobody_of_the_team_closes_not_even_through_a_substitute(office):
    audit = making.reported(office)
    office.substitute("qmr", "quality_manager", "danhgia1", today(), today())
    with pytest.raises(PermissionDenied) as refusal, transaction.atomic():
        perform(audit.close, by=fresh(office.danhgia1))
    assert str(rules.is_outside_team.sentence) in str(refusal.value)
    assert perform(audit.close, by=office.qmr).state == "closed"


def test_whoever_has_to_do_with_a_process_in_scope_does_not_audit_it(office):
    audit = making.planned(office)
    given = {"processes": [making.process(office, code="CL-09", unit="hcc")]}
    audit = perform(audit.plan, by=office.qmr, **given)
    assert audit.auditors.obstacles() == {}
    with recording(by=office.system, act="hold"):
        post = Post.objects.create(unit=office.units["hcc"], kind="officer", title="Công chức mới")
        Holding.objects.create(post=post, person=office.danhgia1, since=today() - timedelta(days=400), until=today())
    assert audit.auditors.words_of_obstacles() in refused(audit.notify, by=fresh(office.danhgia1))


def test_an_audit_that_takes_longer_is_judged_until_today(office):
    with frozen(now() - timedelta(days=20)):
        audit = making.in_progress(office, starts_on=today())
    spoil(office, office.danhgia1)
    line = audit.checklist.lines()[0]
    refused(audit.answer, by=fresh(office.danhgia1), line=line.pk, answer="conforms", note="Đã xem")


def test_who_led_before_judges_nothing_of_the_audit_afterwards(office):
    with recording(by=office.system, act="hold"):
        office._hold("qmr2", office.units["vinhbao"], "quality_manager")
    making.auditors(office)
    making.qualify(office, office.qmr2)
    audit = making.in_progress(office, lead=office.qmr2)
    line = audit.checklist.lines()[0]
    perform(audit.answer, by=office.qmr2, line=line.pk, answer="conforms", note="Đã xem")
    finding = perform(findings.finding(office, audit=audit).issue, by=office.qmr2)
    audit = perform(audit.replace_lead, by=office.qmr, lead=office.danhgia1, reason="Nghỉ ốm")
    assert not audit.auditors.include(office.qmr2) and str(office.qmr2) in audit.signed_content()
    finding = perform(finding.dispute, by=office.truongphong, reason="Không đúng")
    with pytest.raises(PermissionDenied), transaction.atomic():
        perform(finding.uphold, by=fresh(office.qmr2))
    assert perform(finding.uphold, by=office.qmr).state == "agreed"
