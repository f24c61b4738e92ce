"""A task has a due moment or says why it has none; one that the calendar did not reach gets its moment once it does."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from qms.calendar.seen_moves import DeadlinesMove
from qms.ledger.now import frozen, now
from qms.lifecycle.door import create
from qms.lifecycle.models import Task
from qms.people.models import system_person
from qms.workdays.line import LAST_DAY, ZONE
from qms.workdays.models import UsualTimeRow
from tests.documents.controlled import making
from tests.processes.cases import making as cases

AT_THE_END = datetime(LAST_DAY.year, 12, 20, 9, 0, tzinfo=ZONE)
TWO_DAYS = {"days": 2, "source": "house", "ground": "QĐ 12", "holder": 0, "unit_head": 1, "top_management": 2}


def give_two_days(office):
    """The administrator gives drafts two working days; gives what was shown before."""
    given = TWO_DAYS | {"work": "controlled.submit", "reason": "Quyết định"}
    try:
        with transaction.atomic():
            create(UsualTimeRow, by=office.quantri, **given)
    except DeadlinesMove as shown:
        create(UsualTimeRow, by=office.quantri, seen=shown.digest, **given)
        return [str(move.old) for move in shown.all_moves]
    return []


def test_a_task_that_the_calendar_did_not_reach_gets_its_moment_when_it_does(office):
    with frozen(AT_THE_END):
        (task,) = Task.objects.about(making.draft(office)).open()
        assert task.due_at is None and task.by_usual_time
        assert give_two_days(office) == ["None"]
        task.refresh_from_db()
        assert task.due_at == datetime(LAST_DAY.year, 12, 21, 17, 0, tzinfo=ZONE) + timedelta(days=1)


def test_what_the_clock_itself_waits_for_goes_on_without_a_moment(office):
    with frozen(AT_THE_END):
        (task,) = Task.objects.about(making.draft(office)).open()
        Task.objects.filter(pk=task.pk).update(person=system_person(), post="", unit=None)
        assert give_two_days(office) == []
    assert now().year < LAST_DAY.year


@pytest.mark.parametrize("paused", [cases.awaiting_supplement, cases.awaiting_payment, cases.suspended])
def test_while_the_clock_of_a_dossier_stands_still_its_tasks_have_a_moment_all_the_same(office, paused):
    with frozen(cases.at(2026, 3, 9, 9, 0)):
        case = paused(office)
        tasks = Task.objects.about(case).open()
        assert case.clock.due() is None and tasks
        by_answer = case.clock.answer_due(case.clock.open_pause())
        assert all(task.due_at == by_answer or (task.by_usual_time and task.due_at) for task in tasks)
