"""Long work: asked for, done with progress, cancelled, tried again, and told to whoever asked."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db.models.functions import Now
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from qms.inbox.models import Notice
from qms.inbox.notices import lines_of
from qms.jobs import kinds as known
from qms.jobs import services, tasks
from qms.jobs.models import SILENCE, Job
from qms.jobs.progress import STOPPING, Cancelled, JobProgress
from qms.jobs.states import JobState
from qms.ledger.now import frozen, now

from . import kinds  # noqa: F401
from .worker import work_off

pytestmark = pytest.mark.both_databases

WAITING, RUNNING, DONE, FAILED, CANCELLED = JobState


def at_once(monkeypatch):
    monkeypatch.setattr(tasks, "PAUSES", (tasks.timedelta(0),))


def taken(job):
    """The job as a worker takes it from the queue."""
    DBTaskResult.objects.filter(pk=job.message).delete()
    return tasks.take(job.pk, "another")


def silent(job):
    """The job as it is when its worker was killed."""
    Job.objects.filter(pk=job.pk).update(alive_at=Now() - SILENCE * 2)


def now_of(job):
    return Job.objects.get(pk=job.pk)


# ── Asking and doing


def test_work_waits_is_done_and_told(office):
    job = services.ask("test_counting", by=office.qmr, about="một, hai, ba", steps=3)
    assert (now_of(job).state, str(job)) == (WAITING, "Đếm: một, hai, ba")
    work_off()
    job = now_of(job)
    assert (job.state, job.done, job.total, job.share, job.attempt) == (DONE, 3, 3, 100, 1)
    assert (job.says, job.url, job.facts, job.fault) == ("Đã đếm 3", "/figures", {"steps": 3}, "")
    assert default_storage.open(job.file).read() == b"3" and job.started_at <= job.ended_at
    (line,), _more = lines_of(office.qmr)
    assert "Đếm: một, hai, ba" in line.sentence and "Đã đếm 3" in line.sentence and line.url == "/figures"


def test_what_nobody_declared_is_not_asked_for(office):
    with pytest.raises(LookupError):
        services.ask("unheard_of", by=office.qmr)
    assert not Job.objects.exists() and not DBTaskResult.objects.exists()


def test_a_job_is_done_once_whatever_messages_lie_in_the_queue(office):
    job = services.ask("test_counting", by=office.qmr)
    tasks.put(job)
    tasks.put(job)
    work_off()
    assert (now_of(job).state, now_of(job).attempt) == (DONE, 1)


def test_under_a_key_only_one_waits_or_runs(office):
    first = services.ask("test_counting", by=office.qmr, key="k")
    assert services.ask("test_counting", by=office.thuky, key="k") == first
    taken(first)
    assert services.ask("test_counting", by=office.thuky, key="k") == first
    other = services.ask("test_counting", by=office.thuky, key="other")
    tasks.make(now_of(first))
    later = services.ask("test_counting", by=office.thuky, key="k")
    assert later != first and Job.objects.newest_of(["k", "other"]) == {"k": later, "other": other}


def test_the_work_speaks_the_language_of_whoever_asked(office):
    from django.utils import translation

    with translation.override("en"):
        job = services.ask("test_failing", by=office.qmr)
    assert job.language == "en"


# ── Faults


def test_a_fault_is_kept_in_words_tried_again_and_then_told(office, monkeypatch):
    job = services.ask("test_failing", by=office.qmr)
    work_off()
    waits = now_of(job)
    assert (waits.state, waits.faults, waits.fault) == (WAITING, 1, "RuntimeError: no such thing")
    assert not DBTaskResult.objects.ready().exists() and not Notice.objects.exists()
    DBTaskResult.objects.filter(pk=waits.message).update(run_after=now())
    work_off()
    failed = now_of(job)
    assert (failed.state, failed.faults, failed.done, failed.total) == (FAILED, 2, 4, 10)
    (line,), _more = lines_of(office.qmr)
    assert "RuntimeError: no such thing" in line.sentence and line.url == reverse("jobs")


def test_a_refusal_is_not_tried_again(office):
    job = services.ask("test_refusing", by=office.qmr)
    work_off()
    assert (now_of(job).state, now_of(job).faults, now_of(job).fault) == (FAILED, 1, "Không được.")


def test_work_of_another_version_of_the_program_fails_with_a_sentence(office, monkeypatch):
    job = services.ask("test_counting", by=office.qmr)
    monkeypatch.delitem(known._kinds, "test_counting")
    work_off()
    assert now_of(job).state == FAILED and "Phiên bản" in now_of(job).fault and str(now_of(job)) == "test_counting"


def test_what_failed_can_be_asked_for_anew(office, monkeypatch):
    at_once(monkeypatch)
    job = services.ask("test_failing", by=office.qmr, key="k")
    work_off()
    assert now_of(job).state == FAILED
    services.retry(job)
    with pytest.raises(ValidationError):
        services.retry(job)
    again = now_of(job)
    assert (again.state, again.faults, again.fault) == (WAITING, 0, "")
    work_off()
    assert (now_of(job).state, now_of(job).attempt) == (FAILED, 4)
    services.ask("test_counting", by=office.qmr, key="k")
    with pytest.raises(ValidationError):
        services.retry(job)


# ── Cancelling


def test_waiting_work_is_cancelled_at_once(office):
    job = services.ask("test_counting", by=office.qmr)
    services.cancel(job, by=office.qmr)
    work_off()
    assert (now_of(job).state, now_of(job).attempt) == (CANCELLED, 0)
    assert not Notice.objects.exists()
    with pytest.raises(ValidationError):
        services.cancel(job, by=office.qmr)


def test_running_work_lets_go_at_its_next_step_and_the_asker_hears_of_it(office):
    job = taken(services.ask("test_counting", by=office.qmr))
    services.cancel(job, by=office.quantri)
    tasks.make(job)
    assert (now_of(job).state, now_of(job).file) == (CANCELLED, "")
    (line,), _more = lines_of(office.qmr)
    assert office.quantri.full_name in line.sentence


def test_cancelled_work_can_be_asked_for_anew(office):
    job = services.ask("test_counting", by=office.qmr)
    services.cancel(job, by=office.qmr)
    services.retry(job)
    work_off()
    assert (now_of(job).state, now_of(job).cancelled_by) == (DONE, None)


# ── Workers that are gone


def test_work_of_a_worker_that_is_gone_is_taken_up_again(office):
    job = taken(services.ask("test_counting", by=office.qmr))
    tasks.take_up_broken_off()
    assert now_of(job).state == RUNNING
    silent(job)
    tasks.take_up_broken_off()
    assert (now_of(job).state, now_of(job).faults) == (WAITING, 1)
    work_off()
    assert now_of(job).state == DONE


def test_work_that_breaks_off_too_often_has_failed(office):
    job = services.ask("test_failing", by=office.qmr)
    for _time in range(2):
        job = taken(now_of(job))
        Job.objects.filter(pk=job.pk).update(doing="đếm", done=5, total=10)
        silent(job)
        tasks.take_up_broken_off()
    job = now_of(job)
    assert (job.state, job.done, job.total) == (FAILED, 5, 10) and "đếm" in job.fault
    assert Notice.objects.of(office.qmr).count() == 1


def test_cancelled_work_of_a_worker_that_is_gone_is_not_done_again(office):
    job = taken(services.ask("test_counting", by=office.qmr))
    services.cancel(job, by=office.qmr)
    silent(job)
    tasks.take_up_broken_off()
    assert now_of(job).state == CANCELLED


@pytest.mark.parametrize("kind", ["test_counting", "test_at_one_go", "test_failing"])
def test_a_worker_that_wakes_up_too_late_is_not_heard(office, kind):
    late = taken(services.ask(kind, by=office.qmr))
    silent(late)
    tasks.take_up_broken_off()
    newer = taken(now_of(late))
    with suppress(RuntimeError):
        tasks.make(late)
    assert (now_of(late).state, now_of(late).attempt) == (RUNNING, newer.attempt)
    assert not Notice.objects.exists()
    with suppress(RuntimeError):
        tasks.make(newer)
    assert now_of(late).state == (FAILED if kind == "test_failing" else DONE)


def test_work_whose_message_was_lost_is_put_into_the_queue_again(office):
    job = services.ask("test_counting", by=office.qmr)
    DBTaskResult.objects.filter(pk=job.message or now_of(job).message).update(status="RUNNING", started_at=now())
    tasks.take_up_broken_off()
    work_off()
    assert now_of(job).state == WAITING
    DBTaskResult.objects.update(started_at=Now() - SILENCE * 2)
    tasks.take_up_broken_off()
    work_off()
    assert (now_of(job).state, now_of(job).attempt) == (DONE, 1)


def test_a_worker_that_is_asked_to_end_gives_its_work_back(office):
    job = taken(services.ask("test_counting", by=office.qmr))
    STOPPING.set()
    try:
        tasks.make(job)
    finally:
        STOPPING.clear()
    assert (now_of(job).state, now_of(job).faults) == (WAITING, 0)
    work_off()
    assert now_of(job).state == DONE


def test_work_that_is_cancelled_hears_of_it_when_it_beats(office):
    job = taken(services.ask("test_counting", by=office.qmr))
    progress = JobProgress(job)
    progress.begin(10, "đếm")
    progress.step(4)
    progress.beat()
    assert (now_of(job).done, now_of(job).total, now_of(job).doing, now_of(job).share) == (4, 10, "đếm", 40)
    services.cancel(job, by=office.qmr)
    progress.beat()
    with pytest.raises(Cancelled):
        progress.step()


# ── Forgetting


def test_what_ended_long_ago_is_forgotten_with_its_file(office):
    job = services.ask("test_counting", by=office.qmr)
    waits = services.ask("test_failing", by=office.qmr)
    services.cancel(waits, by=office.qmr)
    Job.objects.filter(pk=waits.pk).update(kind="of an older version")
    open_still = services.ask("test_counting", by=office.qmr)
    DBTaskResult.objects.filter(pk=now_of(open_still).message).delete()
    work_off()
    file = now_of(job).file
    assert services.forget_old(now() + services.KEEP_MESSAGES - tasks.timedelta(hours=1)) == 0
    assert services.forget_old(now() + known.KEPT + tasks.timedelta(hours=1)) == 2
    assert not default_storage.exists(file) and list(Job.objects.all()) == [open_still]
    assert not DBTaskResult.objects.exists()


def test_the_program_may_be_set_to_another_time(office):
    with frozen(now() - tasks.timedelta(days=400)):
        job = services.ask("test_failing", by=office.qmr)
        work_off()
    assert now_of(job).asked_at < now() - tasks.timedelta(days=399)
    assert not DBTaskResult.objects.ready().exists()
