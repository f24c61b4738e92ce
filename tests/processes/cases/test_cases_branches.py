"""A dossier at a branch and in a loop: the next step by what was written down, and back no more often than allowed."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from processes.cases.parts import CaseStep
from processes.cases.step_forms import CompleteStepForm
from processes.procedures.parts import Step
from processes.runs.conformance import departure
from processes.runs.drawn import steps_drawn_of
from processes.runs.trace_rows import traces_of
from processes.trials.replay import way_of
from qms.ledger.entry import recording
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from tests.processes.cases import making as making


@pytest.fixture(autouse=True)
def monday():
    with frozen(making.MONDAY):
        yield


def branched():
    """The usual four steps; many copies are looked at by the head before anybody works on them, who sends back once."""
    steps = making.definition()["steps"]
    steps[0]["branches"] = [
        {"outcome": "du", "field": "B1.so_ban", "comparison": "at_least", "value": "5", "leads_to": "B3"},
        {"outcome": "du", "field": "B1.so_ban", "comparison": "at_least", "value": "3", "leads_to": "B4"},
    ]
    steps[2]["outcomes"][1]["at_most"] = 1
    return steps


def begun(office, copies):
    case = making.accepted(office, making.procedure(office, steps=branched()))
    return perform(case.complete_step, by=office.motcua1, values={"so_ban": copies})


def stands_on(case):
    return [row.step.code for row in case.way.open()]


@pytest.mark.both_databases
@pytest.mark.parametrize(("copies", "code"), [(5, "B3"), (9, "B3"), (4, "B4"), (2, "B2")])
def test_the_next_step_depends_on_what_was_written_down(office, copies, code):
    case = begun(office, copies)
    assert stands_on(case) == stands_on(making.fresh(case)) == [code]
    row = case.case_steps.get(step__code="B1")
    assert (row.branch is None) == (code == "B2")
    assert row.led_to().code == code


def test_the_path_taken_by_a_branch_is_one_that_is_drawn(office):
    case = begun(office, 4)
    perform(case.resolve, by=office.vanthu, **making.issued())
    (trace,) = traces_of([making.fresh(case)])
    assert (trace.path, departure(trace)) == (("B1", "B4"), "")


def looped(office):
    """A dossier that the head has sent back once, and that is before the head again."""
    case = begun(office, 5)
    perform(case.complete_step, by=office.truongphong, outcome="tra_lai")
    return perform(case.complete_step, by=office.congchuc1, outcome="trinh")


@pytest.mark.both_databases
def test_a_loop_is_gone_no_more_often_than_the_procedure_allows(office):
    case = looped(office)
    assert stands_on(case) == ["B3"]
    with making.refusing(ValidationError) as refusal:
        perform(case.complete_step, by=office.truongphong, outcome="tra_lai")
    assert "Trả lại" in str(refusal.value) and "1 lần" in str(refusal.value)
    case = making.fresh(case)
    assert stands_on(case) == ["B3"]
    perform(case.complete_step, by=office.truongphong, outcome="dong_y")
    assert stands_on(case) == ["B4"]


def test_an_outcome_that_is_used_up_is_not_offered(office):
    case = begun(office, 5)
    offered = dict(CompleteStepForm(record=case, user=office.truongphong).fields["outcome"].choices)
    assert "1" in offered["tra_lai"]
    perform(case.complete_step, by=office.truongphong, outcome="tra_lai")
    perform(case.complete_step, by=office.congchuc1, outcome="trinh")
    form = CompleteStepForm(record=making.fresh(case), user=office.truongphong)
    assert "tra_lai" not in dict(form.fields["outcome"].choices)


@pytest.mark.both_databases
def test_the_database_refuses_a_step_to_which_nothing_leads(office):
    case = begun(office, 2)
    step = Step.objects.get(version=case.version, code="B4")
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=office.qmr, act="forge"):
        CaseStep(case=case, version=case.version, step=step, opened_at=making.MONDAY).save()


@pytest.mark.both_databases
def test_the_database_refuses_an_outcome_taken_once_too_often(office):
    case = looped(office)
    back = CaseStep.objects.get(case=case, outcome__code="tra_lai").outcome
    row = case.way.open()[0]
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=office.qmr, act="forge"):
        row.outcome, row.done_at = back, making.MONDAY
        row.save()


def test_a_trial_takes_the_branches_by_what_was_written_down(office):
    version = making.version_of(making.procedure(office, steps=branched()))
    steps = steps_drawn_of(version)
    back = {"B3": ["tra_lai", "tra_lai", "tra_lai"]}
    assert way_of(steps, {}, {"B1.so_ban": 4}) == ["B1", "B4"]
    assert way_of(steps, {}, {"B1.so_ban": 2}) == ["B1", "B2", "B3", "B4"]
    assert way_of(steps, back, {"B1.so_ban": 5}) == ["B1", "B3", "B2", "B3", "B4"]
