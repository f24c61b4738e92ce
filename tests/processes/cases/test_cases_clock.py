"""Due moments of dossiers: the three of the acceptance list, pauses, results within the day, and a changed calendar."""

from datetime import date, time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from processes.cases.case_lateness import is_late, is_soon_late
from processes.cases.due_words import lines_of_days, unannounced_years
from processes.cases.handlers import TIME_IS_OVER, tell_of_given_time_that_is_over
from processes.cases.models import Case
from qms.calendar.seen_moves import DeadlinesMove
from qms.inbox.clock import run_clock
from qms.inbox.models import Notice
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from qms.lifecycle.models import Task
from qms.workdays.kinds import DayKind
from qms.workdays.models import SpecialDay
from qms.workdays.seed import load_calendar
from tests.processes.cases import making as making
from tests.processes.cases.making import at

LAST = date(2026, 4, 30)


@pytest.fixture
def office(office):
    """The office with its real calendar."""
    load_calendar(Path(settings.BASE_DIR) / "fixtures" / "calendar.toml", office.system)
    return office


def told_by_day(case):
    """The minutes that each day counted, as the table says it that explains a due moment."""
    return [row["cells"][1].value for row in lines_of_days(case).rows]


def accepted_at(office, moment, **values):
    document = making.procedure(office, **values)
    with frozen(moment):
        return making.accepted(office, document)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        (at(2026, 2, 13, 16, 0), 3, at(2026, 2, 25, 16, 0)),
        (at(2026, 4, 28, 10, 0), 2, at(2026, 5, 4, 10, 0)),
        (at(2026, 8, 28, 15, 30), 1, at(2026, 9, 3, 15, 30)),
        (at(2026, 1, 9, 10, 0), 1, at(2026, 1, 10, 10, 0)),
        (at(2026, 11, 23, 10, 0), 1, at(2026, 11, 25, 10, 0)),
    ],
)
def test_due_moments_are_those_of_the_calendar(office, received, days, due):
    case = accepted_at(office, received, committed=days, work=240)
    assert case.due_at == due
    assert sum(told_by_day(case)) == days * 480
    assert unannounced_years(case) == []


@pytest.mark.parametrize(
    ("received", "due"),
    [(at(2026, 3, 2, 15, 0), at(2026, 3, 2, 17, 0)), (at(2026, 3, 6, 15, 1), at(2026, 3, 9, 17, 0))],
)
def test_a_result_within_the_day_is_due_that_day_or_the_next_working_day(office, received, due):
    values = {"same_day": True, "cutoff": "15:00", "committed": None, "legal_limit": None, "work": 240}
    assert accepted_at(office, received, **values).due_at == due


def test_a_year_that_is_not_announced_is_named(office):
    case = accepted_at(office, at(2026, 12, 31, 10, 0), committed=3)
    assert unannounced_years(case) == [2027]


def test_each_step_has_its_own_due_moment_and_says_whether_it_was_kept(office):
    case = accepted_at(office, at(2026, 3, 2, 8, 0))
    assert case.case_steps.get().due_at == at(2026, 3, 2, 9, 0)
    with frozen(at(2026, 3, 2, 9, 30)):
        perform(case.complete_step, by=office.motcua1, values=making.ANSWERS)
    first, second = case.case_steps.all()
    assert (first.on_time, first.done_at, second.opened_at) == (False, at(2026, 3, 2, 9, 30), at(2026, 3, 2, 9, 30))
    assert second.due_at == at(2026, 3, 3, 9, 30)
    assert Task.objects.about(case).open().get().due_at == second.due_at


def test_the_clock_stands_still_while_the_applicant_is_asked(office):
    document = making.procedure(office)
    with frozen(at(2026, 3, 2, 8, 0)):
        case = making.on_work(office, document)
    with frozen(at(2026, 3, 2, 10, 0)):
        perform(case.request_supplement, by=office.congchuc1, reason="Thiếu", what="Giấy tờ", answer_by=LAST)
        assert case.due_at is None
        assert case.lateness().tone == "plain"
    with frozen(at(2026, 3, 9, 10, 0)):
        perform(case.receive_supplement, by=office.motcua1)
    assert case.due_at == at(2026, 3, 12, 8, 0)
    step = case.case_steps.last()
    assert step.due_at == Task.objects.about(case).open().get().due_at == at(2026, 3, 10, 8, 0)


def test_what_was_late_before_the_clock_stopped_stays_late(office):
    document = making.procedure(office)
    with frozen(at(2026, 3, 2, 8, 0)):
        case = making.on_work(office, document)
    due = case.due_at
    with frozen(at(2026, 3, 10, 8, 0)):
        assert is_late(case, at(2026, 3, 10, 8, 0))
        perform(case.request_payment, by=office.congchuc1, answer_by=LAST)
        assert case.due_at == due
        assert list(Case.objects.late(at(2026, 3, 10, 8, 0))) == [case]


def told(office):
    return sorted((each.person.username, each.message) for each in Notice.objects.filter(message=TIME_IS_OVER))


def asked(office, document, answer_by):
    case = making.on_work(office, document)
    return perform(case.request_payment, by=office.congchuc1, what="Lệ phí", answer_by=answer_by)


def test_whoever_may_stop_a_dossier_is_told_once_that_the_given_time_is_over(office):
    document = making.procedure(office)
    with frozen(at(2026, 3, 2, 8, 0)):
        case = asked(office, document, date(2026, 3, 6))
        asked(office, document, LAST)
        office.substitute("congchuc2", "officer", "truongkt", date(2026, 3, 1), date(2026, 3, 31))
    with frozen(at(2026, 3, 6, 23, 0)):
        assert tell_of_given_time_that_is_over(None) == 0
    with frozen(at(2026, 3, 20, 8, 0)):  # the machine was off for two weeks
        assert tell_of_given_time_that_is_over(None) == 4
        assert told(office) == [(name, TIME_IS_OVER) for name in ("congchuc1", "congchuc2", "thuky", "truongkt")]
        assert tell_of_given_time_that_is_over(None) == 0
        assert case.number in Notice.objects.filter(message=TIME_IS_OVER)[0].params["subject"]
        perform(case.receive_payment, by=office.motcua1)
        assert tell_of_given_time_that_is_over(None) == 0


def test_a_second_pause_that_runs_out_is_told_of_again(office):
    document = making.procedure(office)
    with frozen(at(2026, 3, 2, 8, 0)):
        case = asked(office, document, date(2026, 3, 6))
    with frozen(at(2026, 3, 9, 8, 0)):
        assert tell_of_given_time_that_is_over(None) == 3
        perform(case.receive_payment, by=office.motcua1)
    with frozen(at(2026, 3, 9, 9, 0)):
        perform(case.request_payment, by=office.congchuc1, what="Lệ phí", answer_by=date(2026, 3, 13))
    with frozen(at(2026, 3, 16, 8, 0)):
        assert run_clock().counts["tell_of_given_time_that_is_over"] == 3


def test_late_and_soon_are_properties_of_the_clock(office):
    case = accepted_at(office, at(2026, 3, 2, 8, 0), committed=3)
    assert not is_soon_late(case, at(2026, 3, 3, 8, 0))
    assert is_soon_late(case, at(2026, 3, 4, 8, 1))
    assert not is_late(case, case.due_at)
    assert is_late(case, at(2026, 3, 5, 8, 1))
    assert not is_soon_late(case, at(2026, 3, 5, 8, 1))
    assert case.state == "in_progress"


@pytest.mark.parametrize(
    ("ended", "tone"),
    [(at(2026, 3, 3, 8, 0), "good"), (at(2026, 3, 5, 8, 0), "good"), (at(2026, 3, 6, 8, 0), "late")],
)
def test_a_finished_dossier_is_judged_by_when_its_work_ended(office, ended, tone):
    document = making.procedure(office)
    with frozen(at(2026, 3, 2, 8, 0)):
        case = making.on_last_step(office, document)
    with frozen(ended):
        perform(case.resolve, by=office.vanthu, **making.issued())
    with frozen(at(2026, 4, 1, 8, 0)):
        assert case.lateness().tone == tone


def waiting(case):
    """The key of the one task that waits on a case."""
    return Task.objects.about(case).open().get().pk


def test_a_change_of_the_calendar_shows_the_open_deadlines_and_moves_them(office):
    document = making.procedure(office)
    with frozen(at(2026, 3, 2, 8, 0)):
        case, standing, done = (maker(office, document) for maker in (making.on_work, making.on_work, making.resolved))
        perform(standing.request_payment, by=office.congchuc1, answer_by=LAST)
        due = done.due_at
        day = {"day": date(2026, 3, 3), "kind": DayKind.UNIT_CLOSED, "name": "Đóng cửa đột xuất"}
        with pytest.raises(DeadlinesMove) as change, transaction.atomic():
            create(SpecialDay, by=office.quantri, **day)
        assert not SpecialDay.objects.filter(day=day["day"]).exists()
        assert {move.record for move in change.value.moves["cases"]} == {f"{case.number} B2", case.number}
        # who waits for the applicant to fetch the result waits for the usual time of that; for the payment until a day
        assert {move.key for move in change.value.moves["tasks"]} == {waiting(done)}
        create(SpecialDay, by=office.quantri, reason="Mất điện", seen=change.value.digest, **day)
    case, done = making.fresh(case), making.fresh(done)
    assert case.due_at == at(2026, 3, 6, 8, 0)
    assert case.case_steps.last().due_at == Task.objects.about(case).open().get().due_at == at(2026, 3, 4, 8, 0)
    assert (case.history.first().act, case.history.first().reason) == ("move_deadline", "Mất điện")
    assert case.history.first().history_user == office.quantri
    assert done.due_at == due


def test_the_cutoff_is_the_procedures_own(office):
    values = {"same_day": True, "cutoff": "11:00", "committed": None, "legal_limit": None, "work": 240}
    case = accepted_at(office, at(2026, 3, 2, 11, 1), **values)
    assert case.version.cutoff == time(11)
    assert case.due_at == at(2026, 3, 3, 17, 0)
