"""Risks and opportunities: state × act written out by hand, and a sentence for each rule."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from processes.actions.models import Action
from processes.nonconformities.models import Nonconformity
from processes.risks import rules
from processes.risks.handlers import ask_for_due_reviews
from processes.risks.models import Risk
from processes.risks.services import set_scale, setter_of_scale
from processes.risks.states import RiskState
from qms.acts.acts import acts_of
from qms.evidence.links import links_of
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from qms.web.figures import HITS, figure_named, figures_for
from qms.web.panels import panels_of
from tests.lifecycle.test_table import check, tried
from tests.office import fresh
from tests.processes.cases.making import refusing
from tests.processes.nonconformities import making as nonconformities
from tests.processes.risks import making as risks

ACTS = {
    "edit": ("congchuc2", {"title": "Hồ sơ chậm"}),
    "assess": ("congchuc1", risks.SCORES),
    "treat": ("congchuc1", {}),
    "accept": ("congchuc1", risks.REASON),
    "monitor": ("congchuc1", risks.remains()),
    "ask_review": ("system", {}),
    "reassess": ("congchuc1", risks.SCORES),
    "close": ("truongphong", risks.REASON),
    "occur": ("congchuc2", {"happened_on": today(), "what": "Hai hồ sơ trễ 5 ngày"}),
    "reassign": ("truongphong", risks.REASON),
}
TABLE = {
    "identified": {"edit": "identified", "assess": "assessed", "reassign": "identified"},
    "assessed": {
        "treat": ValidationError,
        "accept": "treated",
        "close": "closed",
        "reassign": "assessed",
        "occur": "assessed",
    },
    "treated": {"monitor": "monitored", "reassign": "treated", "occur": "treated"},
    "monitored": {
        "ask_review": RuleNotMet,
        "reassess": "assessed",
        "close": "closed",
        "reassign": "monitored",
        "occur": "monitored",
    },
    "closed": {},
}


def test_the_table_is_complete():
    assert ACTS.keys() == acts_of(Risk).keys()
    assert TABLE.keys() == set(RiskState)


@pytest.mark.both_databases
@pytest.mark.parametrize("kind", ["risk", "opportunity"])
@pytest.mark.parametrize("state", TABLE)
def test_risk(office, state, kind):
    risk = risks.IN_STATE[state](office, kind=kind)
    for act, (who, values) in ACTS.items():
        expected = TABLE[state].get(act, WrongState)
        if (act, kind) == ("occur", "opportunity") and expected != WrongState:
            expected = RuleNotMet
        with tried(act):
            check(risk, act, getattr(office, who), values, expected)


@pytest.mark.parametrize("act", [name for name, each in acts_of(Risk).items() if each.reason])
def test_an_empty_reason_is_refused(office, act):
    state = next(state for state, row in TABLE.items() if isinstance(row.get(act), str))
    who, values = ACTS[act]
    check(risks.IN_STATE[state](office), act, getattr(office, who), values | {"reason": " "}, ValidationError)


# ── Who


def test_whoever_works_in_the_unit_identifies_and_nobody_else(office):
    unit = office.units["vhxh"]
    given = {"kind": "risk", "title": "Thiếu người", "unit": unit, "owner": office.truongphong}
    for name in ("congchuc1", "truongphong", "qmr", "chutich", "vanthu"):
        assert create(Risk, by=getattr(office, name), **given).state == "identified"
    for name in ("congchuc3", "quantri", "motcua1", "danhgia1"):
        with refusing(WrongPerson):
            create(Risk, by=getattr(office, name), **given)
    with recording(by=office.system, act="set_up"):
        office._hold("danhgiangoai", unit, "external_auditor")
    with refusing(WrongPerson):
        create(Risk, by=office.danhgiangoai, **given)


def test_the_owner_works_in_the_unit(office):
    with refusing(ValidationError):
        risks.risk(office, owner=office.congchuc3)
    risk = risks.risk(office, owner=office.chutich)
    with refusing(ValidationError):
        perform(risk.reassign, by=office.qmr, owner=office.quantri, **risks.REASON)
    assert perform(risk.reassign, by=office.qmr, owner=office.truongphong, **risks.REASON).owner == office.truongphong


def test_numbers_tell_risks_from_opportunities(office):
    year = today().year
    made = [risks.risk(office, kind=kind).number for kind in ("risk", "opportunity", "risk")]
    assert made == [f"RR-{year}-0001", f"CH-{year}-0001", f"RR-{year}-0002"]


def test_the_new_owner_is_asked_instead(office):
    risk = perform(risks.assessed(office).reassign, by=office.qmr, owner=office.truongphong, **risks.REASON)
    task = Task.objects.about(risk).open().get()
    assert (task.person, task.verb) == (office.truongphong, "treat")
    with refusing(WrongPerson):
        perform(risk.accept, by=fresh(office.congchuc1), **risks.REASON)


# ── Assessment and levels


def test_both_scores_are_explained(office):
    risk = risks.risk(office)
    for name in ("likelihood_why", "consequence_why"):
        with refusing(ValidationError) as refusal:
            perform(risk.assess, by=office.congchuc1, **risks.SCORES | {name: " "})
        assert list(refusal.value.message_dict) == [name]


@pytest.mark.parametrize(
    ("likelihood", "consequence", "level"), [(2, 2, "low"), (1, 5, "medium"), (2, 5, "medium"), (3, 4, "high")]
)
def test_the_level_follows_the_score(office, likelihood, consequence, level):
    scores = risks.SCORES | {"likelihood": likelihood, "consequence": consequence}
    risk = risks.assessed(office, scores=scores)
    assert (risk.score(), risk.level) == (likelihood * consequence, level)


def test_a_scored_risk_keeps_the_level_it_had_by_the_scale_of_its_day(office):
    before = risks.assessed(office)
    assert setter_of_scale(office.congchuc1) is None and setter_of_scale(office.chutich) is None
    set_scale(actor=setter_of_scale(office.qmr), medium_from=3, high_from=9, reason="Chặt hơn")
    after = risks.assessed(office)
    assert (Risk.objects.get(pk=before.pk).level, after.level) == ("medium", "high")
    refused = pytest.raises(IntegrityError, match="the_levels_of_risks_follow_one_another")
    with refused, transaction.atomic():
        set_scale(actor=setter_of_scale(office.qmr), medium_from=9, high_from=9, reason="Sai")


def test_the_database_holds_no_half_score(office):
    risk = risks.assessed(office)
    risk.consequence = None
    with pytest.raises(IntegrityError, match="scored_whole"), transaction.atomic(), recording(by=office.qmr, act="x"):
        risk.save()


# ── Treatment


def test_a_high_one_is_accepted_by_top_management_only(office):
    high, medium = risks.assessed(office, scores=risks.HIGH), risks.assessed(office)
    for name in ("congchuc1", "truongphong", "qmr"):
        with refusing(WrongPerson) as refusal:
            perform(high.accept, by=getattr(office, name), **risks.REASON)
        assert str(refusal.value) == str(rules.high_only_by_top_management.sentence)
    assert perform(high.accept, by=office.chutich, **risks.REASON).decision == "accepted"
    with refusing(WrongPerson):
        perform(medium.accept, by=office.chutich, **risks.REASON)
    assert perform(medium.accept, by=office.truongphong, **risks.REASON).state == "treated"


@pytest.mark.parametrize("who", ["truongphong", "qmr"])
def test_a_high_one_is_closed_by_top_management_only(office, who):
    risk = risks.assessed(office, scores=risks.HIGH)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(risk.close, by=getattr(office, who), **risks.REASON)
    assert perform(risk.close, by=office.chutich, **risks.REASON).state == "closed"
    other = risks.assessed(office)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(other.close, by=office.chutich, **risks.REASON)
    assert perform(other.close, by=getattr(office, who), **risks.REASON).state == "closed"


@pytest.mark.parametrize(("remains", "who"), [(4, "chutich"), (2, "truongphong")])
def test_what_remains_says_who_closes(office, remains, who):
    risk = perform(risks.assessed(office, scores=risks.HIGH).accept, by=office.chutich, **risks.REASON)
    said = risks.remains(residual_likelihood=remains, residual_consequence=4)
    risk = perform(risk.monitor, by=office.congchuc1, **said)
    assert risk.stands_high() is (who == "chutich")
    assert perform(risk.close, by=getattr(office, who), **risks.REASON).state == "closed"


def test_an_action_may_be_given_with_the_decision(office):
    risk = risks.assessed(office)
    with refusing(ValidationError) as refusal:
        perform(risk.treat, by=office.congchuc1, title="Nhắc hạn", responsible=office.congchuc2)
    assert set(refusal.value.message_dict) == {"verifier", "due_on"}
    given = {"responsible": office.congchuc2, "verifier": office.truongphong, "due_on": today() + timedelta(days=9)}
    treated = perform(risk.treat, by=office.congchuc1, title="Nhắc hạn", **given)
    action = treated.actions().get()
    assert (action.kind, action.origin, action.owner()) == ("risk_treatment", treated, office.congchuc1)


def test_only_actions_that_treat_it_count(office):
    risk = risks.assessed(office)
    risks.action_of(office, risk, kind="improvement")
    cancelled = risks.action_of(office, risk)
    perform(cancelled.cancel, by=office.qmr, **risks.REASON)
    with refusing(ValidationError):
        perform(risk.treat, by=office.congchuc1)
    risks.action_of(office, risk)
    assert perform(risk.treat, by=office.congchuc1).state == "treated"


def test_actions_come_only_while_it_is_treated(office):
    for state, make in risks.IN_STATE.items():
        assert make(office).takes_actions() == (state in ("assessed", "treated"))
    with refusing(RuleNotMet):
        risks.action_of(office, risks.risk(office))


# ── What remains


def test_what_remains_is_said_when_every_action_is_settled_and_one_accepted(office):
    risk = risks.in_treatment(office)
    action = risk.actions().get()
    with refusing(RuleNotMet) as refusal:
        perform(risk.monitor, by=office.congchuc1, **risks.remains())
    assert len(refusal.value.unmet) == 2
    perform(action.cancel, by=office.qmr, **risks.REASON)
    with refusing(RuleNotMet) as refusal:
        perform(risk.monitor, by=office.congchuc1, **risks.remains())
    assert refusal.value.unmet == [str(rules.treatment_has_borne_fruit.sentence)]
    risks.settle(office, risks.action_of(office, risk))
    monitored = perform(risk.monitor, by=office.congchuc1, **risks.remains())
    assert (monitored.residual_score(), monitored.residual_level, monitored.level) == (6, "medium", "medium")


def test_what_was_accepted_as_it_is_needs_no_action(office):
    risk = perform(risks.assessed(office).accept, by=office.congchuc1, **risks.REASON)
    assert perform(risk.monitor, by=office.congchuc1, **risks.remains()).state == "monitored"


@pytest.mark.parametrize(
    ("name", "value"), [("next_review_on", today()), ("residual_why", ""), ("next_review_on", today() - timedelta(1))]
)
def test_what_remains_is_explained_and_looked_at_again(office, name, value):
    risk = risks.treated(office)
    with refusing(ValidationError) as refusal:
        perform(risk.monitor, by=office.congchuc1, **risks.remains(**{name: value}))
    assert list(refusal.value.message_dict) == [name]


def test_earlier_actions_count_no_more_after_a_new_assessment(office):
    with frozen(now() - timedelta(days=30)):
        risk = risks.monitored(office)
    again = perform(risk.reassess, by=office.congchuc1, **risks.HIGH)
    assert (again.level, again.residual_level, again.decision, again.next_review_on) == ("high", "", "", None)
    with refusing(ValidationError):
        perform(again.treat, by=office.congchuc1)
    risks.action_of(office, again)
    assert perform(again.treat, by=office.congchuc1).actions().count() == 2
    with refusing(RuleNotMet) as refusal:
        perform(again.monitor, by=office.congchuc1, **risks.remains())
    assert len(refusal.value.unmet) == 2


def test_nothing_is_closed_over_open_actions(office):
    risk = risks.assessed(office)
    action = risks.action_of(office, risk)
    with refusing(RuleNotMet):
        perform(risk.close, by=office.qmr, **risks.REASON)
    perform(action.cancel, by=office.qmr, **risks.REASON)
    with refusing(WrongPerson):
        perform(risk.close, by=office.congchuc1, **risks.REASON)
    assert perform(risk.close, by=office.qmr, **risks.REASON).closed_at
    assert not Task.objects.about(risk).open().exists()


# ── The clock


def test_the_clock_asks_once_on_the_day_and_catches_up(office):
    risk = risks.monitored(office)
    other = risks.monitored(office)
    perform(other.close, by=office.qmr, **risks.REASON)
    assert not Task.objects.about(risk).open().exists()
    with frozen(now() + timedelta(days=89)):
        assert ask_for_due_reviews(now()) == 0
    with frozen(now() + timedelta(days=97)):  # a week late: the machine was off
        assert ask_for_due_reviews(now()) == 1
        assert ask_for_due_reviews(now()) == 0
        task = Task.objects.about(risk).open().get()
        assert (task.person, task.verb) == (office.congchuc1, "reassess")
        assert Notice.objects.of(office.congchuc1).first().verb == "reassess"
        assert list(Risk.objects.late(now())) == [risk]
        again = perform(Risk.objects.get(pk=risk.pk).reassess, by=fresh(office.congchuc1), **risks.SCORES)
        assert Task.objects.about(again).open().get().verb == "treat"
        assert ask_for_due_reviews(now()) == 0
        perform(again.accept, by=fresh(office.congchuc1), **risks.REASON)
        perform(again.monitor, by=fresh(office.congchuc1), **risks.remains())
    with frozen(now() + timedelta(days=200)):
        assert ask_for_due_reviews(now()) == 1


def test_an_open_review_ends_with_the_closing(office):
    risk = risks.monitored(office)
    with frozen(now() + timedelta(days=91)):
        ask_for_due_reviews(now())
        perform(Risk.objects.get(pk=risk.pk).close, by=office.truongphong, **risks.REASON)
    assert not Task.objects.about(risk).open().exists()


# ── A risk that came true


def test_a_risk_that_came_true_is_settled_as_a_nonconformity(office):
    risk = risks.monitored(office)
    with refusing(ValidationError):
        perform(risk.occur, by=office.congchuc2, happened_on=today() + timedelta(days=1), what="Mai")
    with refusing(WrongPerson):
        perform(risk.occur, by=office.danhgia1, happened_on=today(), what="Trễ")
    risk = perform(risk.occur, by=office.congchuc2, happened_on=today(), what="Hai hồ sơ trễ")
    found = Nonconformity.objects.get()
    assert (found.source, found.description, found.unit) == ("risk_occurred", "Hai hồ sơ trễ", risk.unit)
    assert (found.created_by, found.state, risk.state) == (office.congchuc2, "reported", "monitored")
    assert risk.occurrences.get().nonconformity == found
    assert [each.origin for each in links_of(found)] == [risk]


def test_a_known_nonconformity_is_tied_once(office):
    risk, found = risks.assessed(office), nonconformities.reported(office)
    given = {"by": office.congchuc2, "happened_on": today(), "what": "Chính là việc này", "nonconformity": found}
    perform(risk.occur, **given)
    assert risk.occurrences.get().nonconformity == found and Nonconformity.objects.count() == 1
    with refusing(ValidationError) as refusal:
        perform(risk.occur, **given)
    assert list(refusal.value.message_dict) == ["nonconformity"]


def test_a_risk_is_identified_from_a_nonconformity(office, client):
    found = nonconformities.reported(office)
    new = {"kind": "risk", "title": "Có thể lặp lại", "unit": "vhxh", "owner": "congchuc1", "whole-form": "1"}
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    wrong = client.post("/risks/new", new | {"about": f"nonconformities/{found.pk + 1}"})
    assert wrong.status_code == 422
    assert client.post("/risks/new", new | {"about": f"nonconformities/{found.pk}"}).status_code == 302
    risk = Risk.objects.get()
    assert [each.target for each in links_of(found)] == [risk]
    request = RequestFactory().get("/")
    request.user = office.qmr
    shown = "".join(panels_of(found, "record", request))
    assert risk.number in shown and f"risks/new?about=nonconformities%2F{found.pk}" in shown
    request.user = office.danhgia1
    assert "risks/new?about=" not in "".join(panels_of(found, "record", request))


def test_who_is_named_sees_it(office):
    risk = risks.risk(office, owner=office.chutich)
    for name, sees in (("congchuc2", True), ("chutich", True), ("congchuc3", False), ("quantri", False)):
        assert Risk.objects.visible_to(getattr(office, name)).filter(pk=risk.pk).exists() is sees
    assert Action.objects.count() == 0


def test_whether_what_was_done_lowered_them_is_a_figure_of_the_review(office):
    """Two are treated: one from 9 to 6, the other stays at 9; what is not known yet counts in neither."""
    risks.assessed(office)
    lowered, same = risks.monitored(office), risks.treated(office)
    perform(same.monitor, by=office.congchuc1, **risks.remains(residual_likelihood=3))
    figure = figure_named("risks_lowered")
    assert figure in figures_for("e")
    answer = figure.of(office.qmr)
    assert (answer.value, answer.numerator, answer.denominator) == (50, 1, 2)
    assert list(figure.part(figure.seen_by(office.qmr), None, HITS)) == [lowered]
