"""What follows when a day off is announced: rounds go back, never forward; tasks wait until the next open day."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from processes.plan.dates import days_of_round
from processes.plan.models import Plan
from processes.reports.models import PeriodicReport
from qms.calendar.seen_moves import DeadlinesMove
from qms.ledger.now import frozen, today
from qms.lifecycle.door import create
from qms.lifecycle.models import Task
from qms.workdays.calendars import calendar_of
from qms.workdays.kinds import DayKind
from qms.workdays.models import SpecialDay
from tests.processes.actions import making as actions
from tests.processes.cases.making import at
from tests.processes.report_rounds.making import passes

pytestmark = pytest.mark.both_databases
OPENED = at(2026, 2, 20, 9, 0)


def close(loaded, day):
    """The administrator closes the whole office on a day, having seen what moves; gives what did."""
    given = {"day": day, "kind": DayKind.UNIT_CLOSED, "name": "Nghỉ tránh bão", "reason": "Bão số 1"}
    with pytest.raises(DeadlinesMove) as shown, transaction.atomic():
        create(SpecialDay, by=loaded.quantri, **given)
    create(SpecialDay, by=loaded.quantri, seen=shown.value.digest, **given)
    return [move.record for move in shown.value.all_moves]


def test_a_round_goes_back_with_its_reports_and_their_tasks(loaded):
    with frozen(OPENED):
        plan = create(Plan, by=loaded.qmr, title="Kế hoạch", year=2026, unit=loaded.units["vinhbao"])
        row = plan.rounds_asked.get(code="Q1")
        assert (row.before, row.due_on) == (date(2026, 3, 3), date(2026, 3, 2))
        passes()
        reports = PeriodicReport.objects.filter(round__asked=row)
        assert reports and {report.due_on for report in reports} == {date(2026, 3, 2)}
        told = close(loaded, date(2026, 3, 2))
        row.refresh_from_db()
        assert row.due_on == date(2026, 2, 27) and any("Q1" in each for each in told)
        assert row.opens_on == days_of_round(row.before, calendar_of(plan.unit))["opens_on"]
        assert {report.due_on for report in reports.all()} == {date(2026, 2, 27)}
        tasks = [task for report in reports for task in Task.objects.about(report).open()]
        assert tasks and {task.due_at.astimezone().date() for task in tasks} == {date(2026, 2, 27)}


def test_a_day_that_somebody_gave_stays_as_given(loaded):
    with frozen(OPENED):
        plan = create(Plan, by=loaded.qmr, title="Kế hoạch", year=2026, unit=loaded.units["vinhbao"])
        row = plan.rounds_asked.get(code="6T")
        given = row.opens_on
        close(loaded, date(2026, 3, 2))
        row.refresh_from_db()
        assert row.opens_on == given


def test_the_task_of_an_action_waits_until_the_next_open_day(loaded):
    with frozen(OPENED):
        action = actions.action(loaded, due_on=date(2026, 3, 2))
        (task,) = Task.objects.about(action).open()
        assert task.due_at == action.calendar.end_of_term(date(2026, 3, 2))
        told = close(loaded, date(2026, 3, 2))
        assert any(action.number in each for each in told)
        task.refresh_from_db()
        assert task.due_at.date() == date(2026, 3, 3) and today() + timedelta(days=10) < date(2026, 3, 3)
