"""Random rounds of opinions: in whichever order they come in, the same opinions leave a dossier in the same state."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from processes.cases import rules
from processes.cases.opinions import CaseOpinion, OpinionState
from processes.procedures.joins import Join, joined
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet
from qms.lifecycle.models import Task
from tests.processes.cases import making
from tests.processes.cases.test_cases_opinions import give

WHO = ("head", "leader", "police")  # of the opinions 1, 2 and 3
NEEDED = 2


class Round(RuleBasedStateMachine):
    """One dossier whose three opinions are known from the beginning and come in at random; each example is undone."""

    office, documents = None, {}

    def __init__(self):
        super().__init__()
        self.inside = transaction.atomic()
        self.inside.__enter__()
        self.moment, self.finished = making.MONDAY, False

    def teardown(self):
        transaction.set_rollback(True)
        self.inside.__exit__(None, None, None)

    @initialize(join=st.sampled_from(Join), answers=st.tuples(*[st.booleans()] * 3))
    def asked(self, join, answers):
        self.answers, self.expected = answers, joined(join, NEEDED, answers)
        with frozen(self.moment):
            self.case = making.on_work(self.office, self.documents[join])

    @rule(choice=st.integers(0, 2), minutes=st.integers(0, 900))
    def one_answers(self, choice, minutes):
        self.moment += timedelta(minutes=minutes)
        waiting = [each.asked.position - 1 for each in self._opinions() if each.is_open()]
        if waiting:
            place = waiting[choice % len(waiting)]
            with frozen(self.moment):
                give(self.case, self.office, WHO[place], self.answers[place])

    @rule()
    def the_clock_stands_still_or_runs_again(self):
        case = making.fresh(self.case)
        words = {"legal_ground": "Văn bản mẫu", "answer_by": (self.moment + timedelta(days=30)).date()}
        with frozen(self.moment):
            if case.state == "in_progress" and not self.finished:
                perform(case.suspend, by=self.office.truongphong, reason="Chờ ý kiến", **words)
            elif case.state == "suspended":
                perform(case.resume, by=self.office.truongphong, reason="Đã có ý kiến")

    @rule()
    def the_step_is_tried(self):
        case = making.fresh(self.case)
        if case.state != "in_progress" or self.finished:
            return
        outcome = "trinh" if self.expected == "agreed" else "lai"
        with frozen(self.moment):
            if self._row().joined:
                perform(case.complete_step, by=self.office.congchuc1, outcome=outcome)
                self.finished = True
            else:
                with making.refusing(RuleNotMet, rules.opinions_are_joined):
                    perform(case.complete_step, by=self.office.congchuc1, outcome=outcome)

    def _opinions(self):
        return list(CaseOpinion.objects.filter(case=self.case).order_by("pk"))

    def _row(self):
        return self.case.case_steps.get(step__code="B2")

    @invariant()
    def the_decision_is_that_of_all_answers_and_nobody_is_asked_after_it(self):
        decided, opinions = self._row().joined, self._opinions()
        assert decided in ("", self.expected)
        waiting = [each for each in opinions if each.is_open()]
        assert bool(waiting) == (not decided)
        if not decided:
            assert all(each.state != OpinionState.WITHDRAWN for each in opinions)

    @invariant()
    def each_opinion_that_is_waited_for_has_its_task(self):
        tasks = [each for each in Task.objects.about(self.case).open() if each.flow_task.name == "opinions"]
        waiting = {each.pk: each.due_at for each in self._opinions() if each.is_open()}
        assert {task.part_id: task.due_at for task in tasks} == waiting
        assert len(tasks) == len(waiting)

    @invariant()
    def it_stands_at_one_place(self):
        rows = making.fresh(self.case).way.open()
        went = {"agreed": "B3", "refused": "B1"}[self.expected] if self.finished else "B2"
        assert [row.step.code for row in rows] == [went]


@pytest.mark.slow
@pytest.mark.both_databases
def test_every_order_of_finishing_ends_in_the_same_state(office):
    Round.office = office
    Round.documents = {
        join: making.procedure(office, f"QT-TP-{n:02d}", steps=making.asking_steps(join, NEEDED))
        for n, join in enumerate(Join, start=11)
    }
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Round,
        settings=settings(
            max_examples=20,
            stateful_step_count=10,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=quiet,
            database=None,
        ),
    )
