"""What last year's plan did not finish goes on in the new one: tied to its history, and counted as not done before."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.actions.models import Action
from processes.plan.figures import PLAN_TASKS_DONE
from processes.plan.models import Plan
from processes.plan.plan_progress import tasks_of, words_of
from processes.plan.states import COUNTING, Standing
from qms.evidence.links import origins_of, targets_of
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from tests.processes.actions import making as actions
from tests.processes.plan import making as plans


@pytest.fixture
def years(office):
    """The plan of last year with three tasks, and the new one without any."""
    return plans.plan(office, year=2025), plans.plan(office, year=2026, tasks=[], rounds=[])


def carry(office, plan, *places, by=None, **values):
    lines = [item.pk for item in plan.unfinished_last_year() if item.place in places]
    return perform(plan.carry_over, by=by or office.qmr, tasks=lines, **values)


def test_a_task_goes_on_in_the_new_plan_and_is_tied_to_the_old_one(office, years):
    last, plan = years
    day = today() + timedelta(days=40)
    carry(office, plan, "3.b", due_on=day)
    old, (line,) = last.items.get(place="3.b").action, plan.items.select_related("action__unit", "field")
    new = line.action
    assert (new.title, new.unit, new.responsible, new.due_on) == (old.title, old.unit, old.responsible, day)
    assert (line.field.name, new.origin) == (plans.FIELDS[2], plan)
    assert (targets_of(old), origins_of(new)) == ([new], [plan, old])


def test_the_old_task_ends_as_carried_over_with_the_reason_in_its_history(office, years):
    last, plan = years
    carry(office, plan, "3.b")
    old = last.items.get(place="3.b").action
    assert old.state == "carried_over" and not Task.objects.about(old).open().exists()
    row = old.history.first()
    assert (row.act, plan.number in row.reason, row.history_user) == ("carry_over", True, office.qmr)


def test_what_was_carried_over_counts_as_not_done_in_last_years_plan(office, years):
    last, plan = years
    carry(office, plan, "3.b")
    row = tasks_of(last, office.qmr).get(state="carried_over")
    assert row.standing_now == Standing.CARRIED in COUNTING and words_of(row) == Standing.CARRIED.label
    assert row in PLAN_TASKS_DONE.counted(Action.objects.of(last), None)


def test_last_years_plan_is_closed_when_everything_went_over(office, years):
    last, plan = years
    carry(office, plan, "1.a", "1.đ", "3.b")
    assert not last.has_open_tasks() and not plan.unfinished_last_year().exists()
    with pytest.raises(RuleNotMet):
        carry(office, plan, "1.a")


def test_what_is_reported_done_waits_for_its_verifier_and_is_not_carried_over(office, years):
    last, plan = years
    action = last.items.get(place="3.b").action
    perform(perform(action.start, by=office.giamdoc).report_done, by=office.giamdoc, **actions.NO_FILE)
    assert [item.place for item in plan.unfinished_last_year()] == ["1.a", "1.đ"]


def test_only_the_year_before_is_carried_over(office):
    plans.plan(office, year=2024)
    plan = plans.plan(office, year=2026, tasks=[], rounds=[])
    assert not Plan.objects.get(pk=plan.pk).unfinished_last_year().exists()


def test_whoever_keeps_the_plan_and_does_the_task_does_not_carry_it_over(office, years):
    last, plan = years
    with pytest.raises(WrongPerson), transaction.atomic():
        carry(office, plan, "3.b", by=office.truongphong)
    action = last.items.get(place="3.b").action
    perform(action.reassign, by=office.giamdoc, responsible=office.qmr, verifier=office.chutich, **actions.REASON)
    with pytest.raises(RuleNotMet), transaction.atomic():
        carry(office, plan, "3.b")
    assert carry(office, plan, "3.b", by=office.chutich).tasks[0].action.responsible == office.qmr


def test_a_line_of_another_plan_is_refused(office, years):
    last, plan = years
    with pytest.raises(ValidationError):
        perform(plan.carry_over, by=office.qmr, tasks=[last.items.first().pk, 999_999])
