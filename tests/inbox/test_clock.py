"""The clock: one pass at a time, twice is once, missed days are caught up, and one fault stops nobody else."""

import threading
import time
from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.controlled.models import DocumentRevision
from qms.evidence.seals import Seal
from qms.inbox import passes
from qms.inbox.clock import SILENCE, run_clock
from qms.inbox.models import ClockPass, Notice
from qms.inbox.passes import each_pass
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from qms.people.models import User
from qms.workdays.line import ZONE
from tests.documents.controlled import making

pytestmark = pytest.mark.both_databases

MONDAY = datetime(2026, 3, 9, 8, 0, tzinfo=ZONE)


@pytest.fixture
def own_passes(monkeypatch):
    """Passes of the test alone."""
    monkeypatch.setattr(passes, "_passes", {})


def test_a_pass_keeps_what_it_did_and_when(office):
    with frozen(MONDAY):
        done = run_clock()
    assert (done.started, done.finished, done.running, done.faults) == (MONDAY, MONDAY, False, {})
    assert done.counts["seal"] == 1


def test_missed_days_are_caught_up_and_twice_is_once(office):
    with frozen(MONDAY):
        revision = making.approved(office)
        perform(revision.schedule, by=office.thuky, in_force_on=(MONDAY + timedelta(days=2)).date())
        assert "release_due_revisions" not in run_clock().counts
    with frozen(MONDAY + timedelta(days=9)):
        assert run_clock().counts["release_due_revisions"] == 1
        assert "release_due_revisions" not in run_clock().counts
    assert DocumentRevision.objects.get(pk=revision.pk).state == "effective"


def test_a_fault_is_reported_and_stops_nobody(office, own_passes):
    @each_pass("broken")
    def broken(moment):
        User.objects.filter(pk=office.qmr.pk).update(email="half@done.vn")
        raise RuntimeError("no such thing")

    each_pass("whole")(lambda moment: 3)
    done = run_clock()
    assert done.faults == {"broken": "RuntimeError: no such thing"}
    assert done.counts["whole"] == 3
    assert User.objects.get(pk=office.qmr.pk).email == ""


def test_the_command_fails_aloud(office, own_passes, capsys):
    each_pass("broken")(lambda moment: 1 / 0)
    with pytest.raises(SystemExit):
        call_command("clock")
    assert "broken FAILED: ZeroDivisionError" in capsys.readouterr().err


def test_a_clock_at_work_keeps_another_away(office):
    ClockPass.objects.create(started=now(), alive_at=now())
    assert run_clock() is None


def test_a_pass_that_was_broken_off_is_succeeded(office):
    before = ClockPass.objects.create(started=now(), alive_at=now() - SILENCE)
    assert run_clock() is not None
    before.refresh_from_db()
    assert (before.running, before.finished) == (False, None)


@pytest.mark.django_db(transaction=True)
def test_two_clocks_never_work_at_the_same_time(office, own_passes):
    together, at_work, most = threading.Barrier(2, timeout=20), [], []

    @each_pass("slow")
    def slow(moment):
        at_work.append(moment)
        most.append(len(at_work))
        time.sleep(0.3)
        at_work.pop()
        return 1

    def tick():
        try:
            together.wait()
            run_clock()
        finally:
            connection.close()

    threads = [threading.Thread(target=tick) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert most and max(most) == 1
    assert not ClockPass.objects.filter(running=True).exists()


def test_a_clock_that_finds_another_at_work_does_nothing(office, own_passes):
    ClockPass.objects.create(started=now(), alive_at=now())
    assert run_clock() is None


def test_each_pass_seals_what_is_new(office):
    with frozen(MONDAY):
        run_clock()
        assert (Seal.objects.count(), run_clock().counts.get("seal")) == (1, None)
        making.draft(office)
        assert (run_clock().counts["seal"], Seal.objects.count()) == (1, 2)


def test_old_passes_and_read_notices_are_forgotten(office):
    with frozen(MONDAY):
        run_clock()
        making.submitted(office)
        Notice.objects.update(read_at=now())
    with frozen(MONDAY + timedelta(days=200)):
        counts = run_clock().counts
    assert (counts["forget_old_passes"], counts["forget_old_notices"]) == (1, 1)


WAKES = {
    "nothing new": (MONDAY, timedelta(minutes=3), None, True),
    "the hour": (MONDAY, timedelta(hours=1, minutes=2), None, False),
    "the day": (MONDAY.replace(hour=23, minute=57), timedelta(minutes=3), None, False),
    "something kept": (MONDAY, timedelta(minutes=3), making.document, False),
}


@pytest.mark.parametrize("what", WAKES)
def test_the_clock_rests_until_something_can_be_due(office, own_passes, what):
    """What waits for days and records is looked for again when one of them is new; other things always."""
    called = {"days": 0, "minutes": 0}
    each_pass("days")(lambda moment: called.update(days=called["days"] + 1))
    each_pass("minutes", by_the_minute=True)(lambda moment: called.update(minutes=called["minutes"] + 1))
    begin, later, happens, rests = WAKES[what]
    for minute in range(3):  # the first seals the day
        with frozen(begin + timedelta(minutes=minute)):
            assert not run_clock().rested
    with frozen(begin + later):
        if happens:
            happens(office)
        assert run_clock().rested is rests
    assert called == {"days": 3 if rests else 4, "minutes": 4}


def test_an_idle_pass_asks_little(office):
    """Eighteen of them look at keyed rows (people, tokens, events, webhooks …) and the last seal; one at wishes."""
    with frozen(MONDAY):
        for _ in range(3):
            run_clock()
        with CaptureQueriesContext(connection) as asked:
            assert run_clock().rested
    assert len([each for each in asked if each["sql"].startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]) <= 51
