"""A decision gives duties once top management signed it; who has which share stands in one matrix (5.3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext

from processes.roles.figures import DUTIES_GIVEN, DUTIES_UNHELD
from processes.roles.models import Duty, RoleDecision
from processes.roles.responsibilities import in_order, matrix_of
from qms.acts.acts import arrows_of
from qms.evidence.papers import kept_papers
from qms.inbox.models import Notice
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.web.periods import Period
from tests.office import fresh

from . import making

pytestmark = pytest.mark.django_db
DECISION_ARROWS = {
    ("draft", "submitted"),
    ("submitted", "draft"),
    ("submitted", "in_force"),
    ("in_force", "replaced"),
    ("in_force", "ended"),
    ("draft", "dropped"),
    ("submitted", "dropped"),
}
DUTY_ARROWS = {("prepared", "held"), ("prepared", "ended"), ("held", "ended")}


def moves(model):
    return {pair for pair in arrows_of(model) if pair[0] != pair[1]}


def asked(record):
    return [(task.verb, task.post) for task in Task.objects.about(record).open()]


def refused(error, do, **values):
    with pytest.raises(error), transaction.atomic():
        perform(do, **values)


def test_the_arrows_are_those_drawn():
    assert (moves(RoleDecision), moves(Duty)) == (DECISION_ARROWS, DUTY_ARROWS)


@pytest.mark.both_databases
def test_duties_hold_from_the_signature_and_as_long_as_the_decision(office):
    decision = making.draft(office)
    member = making.add(office, decision, person=office.congchuc2, share="member", words="Ghi biên bản (mẫu)")
    assert asked(decision) == [("submit", "quality_manager")] and member.state == "prepared"
    decision = perform(decision.submit, by=office.qmr)
    assert asked(decision) == [("put_in_force", "top_management")]
    decision = making.signed(office, decision)
    assert decision.signed_by == office.chutich and asked(decision) == [] and kept_papers(decision, "decision")
    assert Duty.objects.held().filter(decision=decision).count() == 2
    assert Notice.objects.filter(person=office.congchuc2, message__startswith="You have a duty").count() == 1
    later = making.in_force(office, replaces=decision)
    assert RoleDecision.objects.get(pk=decision.pk).state == "replaced"
    assert list(Duty.objects.held()) == [later.duties.get()]


def test_whoever_wrote_it_does_not_sign_and_nobody_signs_for_tomorrow(office):
    decision = making.submitted(office)
    told = {"decision": "12/QĐ-UBND", "decided_on": today()}
    for stands_in in ("qmr", "giamdoc"):
        office.substitute("chutich", "top_management", stands_in, today(), today())
    refused(WrongPerson, decision.put_in_force, by=fresh(office.qmr), **told)
    others = making.submitted(office)
    assert perform(others.put_in_force, by=fresh(office.giamdoc), **told).state == "in_force"
    tomorrow = told | {"decided_on": today() + timedelta(days=1)}
    refused(ValidationError, decision.put_in_force, by=office.chutich, **tomorrow)
    assert perform(decision.put_in_force, by=office.chutich, **told).state == "in_force"


def test_a_decision_without_duties_is_not_submitted(office):
    decision = making.decision(office)
    refused(RuleNotMet, decision.submit, by=office.qmr)
    making.add(office, decision)
    assert perform(decision.submit, by=office.qmr).state == "submitted"


def test_duties_change_only_while_their_decision_is_written(office):
    decision = making.draft(office)
    duty = perform(decision.duties.get().edit, by=office.qmr, words="Rõ hơn")
    decision = perform(decision.submit, by=office.qmr)
    duty = Duty.objects.get(pk=duty.pk)
    refused(RuleNotMet, duty.edit, by=office.qmr, words="Khác")
    refused(RuleNotMet, duty.end, by=office.qmr, reason="Không còn")
    with pytest.raises(RuleNotMet), transaction.atomic():
        making.add(office, decision)
    making.signed(office, decision)
    duty = Duty.objects.get(pk=duty.pk)
    assert perform(duty.end, by=office.qmr, reason="Không còn").state == "ended"


def test_a_head_writes_for_the_own_unit_and_not_for_the_commune(office):
    told = {"title": "Phân công trong phòng", "kind": "division"}
    with pytest.raises(WrongPerson), transaction.atomic():
        create(RoleDecision, by=office.truongphong, unit=office.units["vinhbao"], **told)
    own = create(RoleDecision, by=office.truongphong, unit=office.units["vhxh"], **told)
    given = {"decision": own, "unit": office.units["vhxh"], "share": "leads", "words": "Tiếp dân"}
    assert create(Duty, by=office.truongphong, **given).state == "prepared"


def test_one_duty_of_two_units_is_one_line_of_the_matrix(office, client):
    decision = making.draft(office)
    making.add(office, decision, unit=office.units["kt"], share="joins")
    making.add(office, decision, unit=office.units["vinhbao"], outside="Mặt trận Tổ quốc", share="supervises")
    making.signed(office, perform(decision.submit, by=office.qmr))
    heads, (line,) = matrix_of(in_order(Duty.objects.held()))
    assert len(heads) == 3 and heads[-1] == gettext("Others")
    assert sorted(each.share for place in line.places for each in place) == ["joins", "leads", "supervises"]
    client.force_login(office.congchuc3, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/duties/matrix").text
    assert "Mặt trận Tổ quốc" in page and f"/duties/{line.places[0][0].pk}" in page and "12/QĐ-UBND" in page
    assert "Mặt trận Tổ quốc" not in client.get("/duties/matrix?unit=hcc").text
    assert client.get("/duties/matrix?unit=none").status_code == 422


@pytest.mark.both_databases
def test_the_figures_count_what_is_given_and_what_nobody_has(office):
    decision = making.draft(office)
    making.add(office, decision, post="process_owner", words="Không ai giữ (mẫu)")
    making.signed(office, perform(decision.submit, by=office.qmr))
    today_alone = Period(today(), today())
    told = [each.told(today_alone, office.units["vinhbao"]).value for each in (DUTIES_GIVEN, DUTIES_UNHELD)]
    assert told == [2, 1]
