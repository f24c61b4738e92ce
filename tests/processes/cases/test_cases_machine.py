"""Random dossiers: whatever is done that may be done, tasks, steps, pauses and due moments agree with the state."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from processes.cases.models import Case
from processes.cases.states import PAUSED_STATES, RUNNING_STATES
from qms.ledger.now import frozen, local, now
from qms.lifecycle.door import perform, possible_acts
from qms.lifecycle.errors import TransitionNotAllowed, WrongPerson
from qms.lifecycle.models import Task
from qms.workdays.calendar import WorkingCalendar
from tests.processes.cases import making as making
from tests.processes.cases.test_cases import TABLE

PEOPLE = ("motcua1", "congchuc1", "congchuc2", "truongphong", "vanthu", "chutich", "congchuc3")
WAITS = {  # what one task waits for in each state but in_progress, where each open step has its own
    "received": ["accept"],
    "awaiting_supplement": ["receive_supplement"],
    "awaiting_payment": ["receive_payment"],
    "suspended": ["resume"],
    "resolved": ["deliver"],
    "refused": ["deliver"],
    "closed": [],
    "withdrawn": [],
}
ONWARD = {"accept", "complete_step", "resolve", "deliver", "receive_supplement", "receive_payment", "resume"}
DONE_RARELY = {"withdraw", "refuse", "stop", "suspend", "apologise", "return_incomplete", "receive_parts"}
DONE_RARELY |= {"set_answer_day", "correct_result", "extend", "refuse_conditions", "change_version"}


def values_for(case, act, choice):
    """Sound values of an act on a case; `choice` picks among outcomes."""
    if act in ("complete_step", "resolve"):
        row = case.way.open()[0]
        ends = "" if act == "complete_step" else "resolved"
        outcomes = [each.code for each in case.way.definition_of(row)[0] if each.ends == ends]
        values = {
            "values": making.ANSWERS if row.step.code == "B1" else {},
            "outcome": outcomes[choice % len(outcomes)],
        }
        return values | (making.issued("01") if act == "resolve" else {})
    day = (now() + timedelta(days=1)).date()
    while day.weekday() >= 5:
        day += timedelta(days=1)
    return {
        "receive_parts": {"parts": making.PARTS[: 1 + choice % 2]},
        "return_incomplete": {"missing": "Giấy tờ"},
        "request_supplement": {"what": "Giấy tờ", "answer_by": day},
        "request_payment": {"what": "Lệ phí", "answer_by": day},
        "suspend": {"legal_ground": "Văn bản mẫu", "answer_by": day},
        "apologise": {"promised_on": max(day, later_than(case)) + timedelta(days=28)},
        "refuse": {"legal_ground": "Văn bản mẫu"},
        "stop": {"legal_ground": "Văn bản mẫu"},
        "deliver": {"how": "counter"},
        "set_answer_day": {"answer_by": day},
        "correct_result": making.issued("02"),
        "extend": {"ground": making.GROUND["name"], "amount": Decimal(1 + choice % 2)},
        "refuse_conditions": {"condition": "Chưa đủ tuổi", "legal_ground": "Văn bản mẫu"},
    }.get(act, {})


def later_than(case):
    """The first working day of the week after the day promised last: an apology promises a later one."""
    promised = local(case.promised_at or case.due_at).date()
    return promised + timedelta(days=7 - promised.weekday())


class Dossier(RuleBasedStateMachine):
    """One dossier, acted on at random; every example is rolled back."""

    office = document = None

    def __init__(self):
        super().__init__()
        self.inside = transaction.atomic()
        self.inside.__enter__()
        self.moment = making.MONDAY
        with frozen(self.moment):
            self.case = making.received(self.office, self.document)

    def teardown(self):
        transaction.set_rollback(True)
        self.inside.__exit__(None, None, None)

    @rule(choice=st.integers(0, 999), minutes=st.integers(0, 3000))
    def the_work_goes_on(self, choice, minutes):
        self._do(choice, minutes, lambda act: act in ONWARD)

    @rule(choice=st.integers(0, 999), minutes=st.integers(0, 3000), rarely=st.integers(0, 3))
    def something_that_may_be_done(self, choice, minutes, rarely):
        self._do(choice, minutes, lambda act: rarely == 0 or act not in DONE_RARELY)

    def _do(self, choice, minutes, fitting):
        """One of the fitting acts that somebody may do now, by the first who may."""
        self.moment += timedelta(minutes=minutes)
        with frozen(self.moment):
            allowed = dict(reversed([each for each in self._acts(lambda sentences: not sentences) if fitting(each[0])]))
            if not allowed:
                return
            act = sorted(allowed)[choice % len(allowed)]
            before = self.case.state
            values = values_for(self.case, act, choice)
            perform(getattr(self.case, act), by=allowed[act], reason="Lý do mẫu", **values)
        sources, target = TABLE[act]
        assert before in sources
        assert self.case.state == (before if target == "same" else target)

    @rule(choice=st.integers(0, 999))
    def something_that_may_not_be_done(self, choice):
        with frozen(self.moment):
            refused = self._acts(bool)
            act, person = refused[choice % len(refused)]
            with making.refusing((TransitionNotAllowed, WrongPerson)):
                perform(getattr(self.case, act), by=person, reason="Lý do mẫu")

    def _acts(self, wanted):
        self.case = making.fresh(self.case)
        people = [getattr(self.office, name) for name in PEOPLE if Case.objects.visible_to(getattr(self.office, name))]
        return [
            (act.name, person)
            for person in people
            for act, _actor, sentences in possible_acts(self.case, person)
            if wanted(sentences)
        ]

    @invariant()
    def tasks_agree_with_the_state(self):
        tasks = list(Task.objects.about(self.case).open())
        if self.case.state == "in_progress":
            rows = {row.pk: row for row in making.fresh(self.case).way.open()}
            assert rows
            assert sorted(task.part_id for task in tasks) == sorted(rows)
            assert all(task.due_at == rows[task.part_id].due_at for task in tasks)
        else:
            assert [task.verb for task in tasks] == WAITS[self.case.state]

    @invariant()
    def steps_and_pauses_agree_with_the_state(self):
        case = making.fresh(self.case)
        assert bool(case.way.open()) == (case.state in RUNNING_STATES)
        assert (case.clock.open_pause() is not None) == (case.state in PAUSED_STATES)
        assert (case.ended_at is None) == (case.result == "")

    @invariant()
    def due_moments_are_those_that_the_clock_counts(self):
        case = making.fresh(self.case)
        if case.state not in RUNNING_STATES:
            return
        assert case.due_at == case.clock.due()
        begun = min(case.accepted_at, case.desk_due_at or case.accepted_at)
        minutes = int(case.version.committed + case.extended) * 480
        slow = WorkingCalendar().due_moment(begun, minutes, case.clock.stops())
        assert case.due_at == slow
        if case.state == "in_progress":
            assert all(row.due_at == case.clock.step_due(row) for row in case.way.open())


@pytest.mark.slow
def test_random_dossiers_stay_whole(office):
    Dossier.office = office
    allowed = {"supplements_allowed": 2, "apologies_allowed": 2, "extensions": [making.GROUND | {"times": 2}]}
    Dossier.document = making.procedure(office, **allowed)
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Dossier,
        settings=settings(
            max_examples=12,
            stateful_step_count=24,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=quiet,
            database=None,
        ),
    )
