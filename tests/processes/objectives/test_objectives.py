"""Objectives: state × act written out by hand, a sentence for each rule, what the clock does, and the pages."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from docx import Document

from processes.objectives.forms import ObjectiveForm
from processes.objectives.handlers import ask_values, end_terms, start_due, take_values
from processes.objectives.models import Objective
from processes.objectives.states import ObjectiveState
from qms.acts.acts import acts_of
from qms.evidence.counted_keys import CountedSet
from qms.inbox.models import Notice
from qms.ledger.now import frozen, now
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from qms.web.figures import figures, goals
from tests.lifecycle.test_table import NOT_NOW, check, tried
from tests.processes.actions import making as actions
from tests.processes.cases import making as cases
from tests.processes.objectives import making as making

ACTS = {
    "edit": ("truongphong", {"title": "Tên khác"}),
    "approve": ("chutich", {}),
    "start": ("congchuc1", {}),
    "record_value": ("congchuc1", {"value": Decimal(91), "first": date(2026, 4, 1)}),
    "take_value": ("system", {"first": date(2026, 4, 1)}),
    "ask_value": ("system", {}),
    "end_term": ("system", {}),
    "evaluate": ("qmr", {"result": "met", "evaluation": "Đạt cả hai quý"}),
    "revise": ("congchuc1", making.REASON),
    "close": ("qmr", {}),
    "reassign": ("truongphong", {"owner": None, **making.REASON}),
}
TABLE = {
    "proposed": {"edit": "proposed", "approve": "approved", "reassign": "proposed"},
    "approved": {"start": "running", "revise": "proposed", "reassign": "approved"},
    "running": {
        "record_value": "running",
        "take_value": NOT_NOW,
        "ask_value": NOT_NOW,
        "end_term": "running",
        "evaluate": "evaluated",
        "revise": "proposed",
        "reassign": "running",
    },
    "evaluated": {"close": "closed"},
    "closed": {},
}


def test_the_table_is_complete():
    assert ACTS.keys() == acts_of(Objective).keys()
    assert TABLE.keys() == set(ObjectiveState)


@pytest.mark.both_databases
@pytest.mark.parametrize("state", TABLE)
def test_objective(office, state):
    with frozen(making.IN_JULY):
        given = making.IN_STATE[state](office)
        for act, (who, values) in ACTS.items():
            with tried(act):
                check(given, act, getattr(office, who), values, TABLE[state].get(act, WrongState))


def refusing(error):
    return pytest.raises(error)


def test_the_proposer_does_not_approve(office):
    own = create(
        Objective,
        by=office.chutich,
        title="Tự đề xuất",
        target=Decimal(1),
        owner=office.congchuc1,
        unit=office.units["vhxh"],
        **making.TERM,
    )
    with refusing(WrongPerson), transaction.atomic():
        perform(own.approve, by=office.chutich)


def test_an_objective_evaluated_before_the_clock_asked_waits_to_be_closed(office):
    with frozen(making.IN_JULY):
        given = making.evaluated(office)
        assert [task.verb for task in Task.objects.about(given).open()] == ["close"]


def test_nobody_approves_their_own_target(office):
    given = making.objective(office, owner=office.chutich)
    with refusing(WrongPerson) as refusal, transaction.atomic():
        perform(given.approve, by=office.chutich)
    assert refusal.value.rule.name == "owner_does_not_approve"
    given = perform(given.reassign, by=office.truongphong, owner=office.congchuc1, **making.REASON)
    assert perform(given.approve, by=office.chutich).state == "approved"


def test_whoever_changes_a_proposal_counts_as_its_proposer(office):
    given = making.objective(office, owner=office.chutich)
    changed = perform(given.edit, by=office.chutich, target=Decimal(1))
    with refusing(WrongPerson), transaction.atomic():
        perform(changed.approve, by=office.chutich)


def test_a_computed_value_is_typed_by_nobody(office):
    with frozen(making.IN_APRIL):
        given = making.running(office, indicator="dossiers_on_time")
        with refusing(RuleNotMet) as refusal, transaction.atomic():
            perform(given.record_value, by=office.congchuc1, value=Decimal(100))
        assert len(refusal.value.unmet) == 1
        assert given.measure == "percent" and given.formula


def test_an_unknown_figure_is_refused(office):
    with refusing(ValidationError), transaction.atomic():
        making.objective(office, indicator="khong-co")


def test_a_figure_of_the_present_alone_measures_no_period(office):
    only_now = next(figure for figure in figures() if figure.only_now)
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        making.objective(office, indicator=only_now.name)
    assert "indicator" in refusal.value.message_dict
    offered = dict(ObjectiveForm().fields["indicator"].choices)
    assert only_now.name not in offered and "dossiers_on_time" in offered


@pytest.mark.parametrize(
    "changed",
    [
        {"indicator": "dossiers_on_time"},
        {"measure": "score"},
        {"period_kind": "month"},
        {"starts_on": date(2026, 4, 1)},
    ],
)
def test_what_is_measured_stays_once_a_value_is_there(office, changed):
    with frozen(making.IN_JULY):
        objective = perform(making.measured(office).revise, by=office.congchuc1, **making.REASON)
        with pytest.raises(ValidationError) as refusal, transaction.atomic():
            perform(objective.edit, by=office.congchuc1, **changed)
        assert set(refusal.value.message_dict) == set(changed)
        same = {name: getattr(objective, name) for name in ("indicator", "measure", "period_kind", "starts_on")}
        edited = perform(Objective.objects.get().edit, by=office.congchuc1, target=Decimal(80), **same)
        assert edited.target == 80


def test_without_a_value_the_measure_is_still_open(office):
    changed = perform(making.objective(office).edit, by=office.truongphong, measure="score")
    assert changed.measure == "score"


def test_the_clock_takes_every_missing_value_and_each_once(office):
    with frozen(making.IN_APRIL):
        given = making.approved(office, indicator="dossiers_received", target=Decimal(1))
        assert start_due(now()) == 1
    with frozen(making.IN_JULY):
        assert take_values(now()) == 2 and take_values(now()) == 0
        rows = Objective.objects.get(pk=given.pk).course.measured()
        assert [row.first for row in rows] == [date(2026, 1, 1), date(2026, 4, 1)]
        assert all(row.computed and row.value == 0 for row in rows)


def test_a_taken_value_opens_its_records_as_they_stood(office, client):
    with frozen(cases.MONDAY):
        case = cases.received(office)
        given = making.approved(office, indicator="dossiers_received", target=Decimal(1))
        start_due(now())
    with frozen(making.IN_JULY):
        take_values(now())
    row = next(each for each in Objective.objects.get(pk=given.pk).course.measured() if each.value)
    assert CountedSet("cases.Case", row.keys["hits"]).keys() == [(case.pk, case.sequence)]
    stood = case.get_state_display()
    perform(case.withdraw, by=office.motcua1, reason="Xin rút")
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    counted = f'<a href="/objectives/{given.pk}/values/{row.pk}">1 '
    assert counted in client.get(f"/objectives/{given.pk}").text, "a value leads to what it was counted from"
    page = client.get(f"/objectives/{given.pk}/values/{row.pk}").text
    then = re.search(rf"/cases/{case.pk}\?as_of=2026-07-15", page)
    assert then and stood in client.get(then[0]).text
    assert stood not in client.get(f"/cases/{case.pk}").context["state_label"]
    client.force_login(office.truongkt, backend="django.contrib.auth.backends.ModelBackend")
    unseen = client.get(f"/objectives/{given.pk}/values/{row.pk}").text
    assert case.number not in unseen and "(1)" in unseen


def test_the_owner_is_asked_for_a_value_when_the_period_has_ended(office):
    with frozen(making.IN_APRIL):
        given = making.running(office)
        assert ask_values(now()) == 1 and ask_values(now()) == 0
        task = Task.objects.about(given).open().get()
        assert (task.person, task.verb) == (office.congchuc1, "record_value")
        perform(given.record_value, by=office.congchuc1, value=Decimal(92))
        assert not Task.objects.about(given).open().filter(verb="record_value").exists()


def asked_of(objective):
    """What is waited for, and of whom."""
    return sorted((task.verb, str(task.person or task.post)) for task in Task.objects.about(objective).open())


def test_an_owner_who_still_owes_a_value_is_not_asked_beside_it(office):
    with frozen(making.IN_APRIL):
        given = making.running(office)
        ask_values(now())
    with frozen(making.IN_JULY):
        assert ask_values(now()) == 0
        for left in (1, 0):
            perform(given.record_value, by=office.congchuc1, value=Decimal(92))
            assert ask_values(now()) == 0
            assert len(asked_of(given)) == left


def test_a_new_owner_is_asked_instead_wherever_the_objective_stands(office):
    with frozen(making.IN_JULY):
        given = making.approved(office)
        perform(given.reassign, by=office.qmr, owner=office.congchuc2, **making.REASON)
        assert asked_of(given) == [("start", "Congchuc2")]
        perform(given.start, by=office.congchuc2)
        assert ask_values(now()) == 1 and end_terms(now()) == 1
        perform(given.reassign, by=office.qmr, owner=office.congchuc1, **making.REASON)
        assert end_terms(now()) == 1
        assert asked_of(given) == [("evaluate", "quality_manager"), ("record_value", "Congchuc1")]


def test_what_a_value_was_reckoned_from_is_whole_numbers(office):
    with frozen(cases.MONDAY):
        cases.resolved(office)
        given = making.approved(office, indicator="dossiers_supplemented", direction="at_most", target=Decimal(1))
        start_due(now())
    with frozen(making.IN_JULY):
        take_values(now())
    behind = [row.behind() for row in Objective.objects.get(pk=given.pk).course.measured()]
    assert behind == ["0 trên 1", ""]


def test_a_miss_asks_for_an_action_and_holds_up_the_evaluation(office):
    with frozen(making.IN_JULY):
        given = making.measured(office, second=Decimal(70))
        assert Notice.objects.of(office.congchuc1).filter(params__value__startswith="70").exists()
        with refusing(RuleNotMet) as refusal, transaction.atomic():
            perform(given.evaluate, by=office.qmr, result="not_met", evaluation="Quý II không đạt")
        assert "II/2026" in refusal.value.unmet[0]
        actions.action(office, origin=given, kind="objective_measure", due_on=date(2026, 8, 1))
        with refusing(ValidationError) as refusal, transaction.atomic():
            perform(given.evaluate, by=office.qmr, result="met", evaluation="Vẫn coi là đạt")
        assert "70 %" in str(refusal.value) and "II/2026" in str(refusal.value)
        judged = perform(given.evaluate, by=office.qmr, result="not_met", evaluation="Quý II không đạt")
        assert perform(judged.close, by=office.qmr).state == "closed"


def test_not_met_needs_something_that_follows(office):
    with frozen(making.IN_JULY):
        given = making.evaluated(office, result="not_met")
        with refusing(RuleNotMet), transaction.atomic():
            perform(given.close, by=office.qmr)
        action = actions.action(office, origin=given, kind="objective_measure", due_on=date(2026, 8, 1))
        with tried("close"):
            assert perform(given.close, by=office.qmr).state == "closed"
        perform(action.cancel, by=office.chutich, reason="Thôi")
        with refusing(RuleNotMet), transaction.atomic():
            perform(Objective.objects.get(pk=given.pk).close, by=office.qmr)


def test_the_owner_does_not_judge(office):
    with frozen(making.IN_JULY):
        given = making.measured(office)
        perform(given.reassign, by=office.truongphong, owner=office.qmr, **making.REASON)
        with refusing(WrongPerson), transaction.atomic():
            perform(given.evaluate, by=office.qmr, result="met", evaluation="Tự đánh giá")


def test_the_term_that_is_over_is_asked_about_once(office):
    with frozen(making.IN_APRIL):
        given = making.running(office)
        assert end_terms(now()) == 0
    with frozen(making.IN_JULY):
        assert end_terms(now()) == 1 and end_terms(now()) == 0
        assert Task.objects.about(given).open().filter(verb="evaluate").exists()


def test_a_running_objective_is_the_goal_of_its_figure(office, client):
    with frozen(making.IN_APRIL):
        given = making.approved(office, indicator="dossiers_on_time", target=Decimal(97))
        making.approved(
            office, indicator="dossiers_on_time", target=Decimal(80), unit=office.units["vinhbao"], by=office.qmr
        )
        assert goals(office.qmr) == {}
        start_due(now())
    assert goals(office.qmr)["dossiers_on_time"].target == 80
    assert goals(office.qmr, office.units["vhxh"])["dossiers_on_time"].target == 97
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    assert f'href="/objectives/{given.pk}"' in client.get("/figures/dossiers_on_time?unit=vhxh").text


def test_the_pages(office, client):
    with frozen(making.IN_JULY):
        given = making.measured(office, second=Decimal(70))
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    register = client.get("/objectives").text
    assert "70" in register and given.number in register
    page = client.get(f"/objectives/{given.pk}").text
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="diagram chart"') == 1
    assert "/actions/new?origin=objectives%2F" in page
    assert client.get(f"/objectives/{given.pk}/acts/evaluate").status_code == 200
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(f"/objectives/{given.pk}/acts/record_value", {"value": "x"}).status_code == 422


def test_the_register_asks_no_more_for_more_rows(office, client, django_assert_max_num_queries):
    with frozen(making.IN_JULY):
        for _ in range(6):
            making.measured(office)
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    client.get("/objectives")
    with django_assert_max_num_queries(13):  # with its looks and totals
        assert client.get("/objectives").text.count("Tỷ lệ hồ sơ được số hóa") == 6


def test_the_register_on_paper_has_a_row_with_the_values_of_each(office, client):
    with frozen(making.IN_JULY):
        shown = making.measured(office)
        other = making.objective(office, title="Chưa duyệt")
        given = actions.action(office, origin=shown, kind="objective_measure", title="Số hóa bù")
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("objectives_table", args=["docx"]), {"unit": "vhxh"})
    rows = [[cell.text for cell in row.cells] for row in Document(BytesIO(answer.content)).tables[1].rows]
    first, second = [row for row in rows if "MT-" in row[1]]
    assert shown.title in first[1] and first[7].count(":") == 2 and given.title in first[9]
    assert other.title in second[1] and second[7] in ("", "–")
    assert reverse("objectives_table", args=["docx"]) in client.get(reverse("objectives")).content.decode()


def test_nobody_else_proposes(office):
    with refusing(WrongPerson), transaction.atomic():
        create(
            Objective,
            by=office.congchuc1,
            title="x",
            target=Decimal(1),
            owner=office.congchuc1,
            unit=office.units["vhxh"],
            **making.TERM,
        )
