"""Workers as processes of their own: killed in the middle, several at once, asked to end."""

import signal
import time

import pytest
from django_tasks_db.models import DBTaskResult

from qms.jobs import services
from qms.jobs.models import Job, Worker, workers_alive
from qms.jobs.states import JobState
from tests.faults.crowd import at_once, refusals
from tests.faults.processes import manage, start
from tests.office import Office

from . import kinds  # noqa: F401
from .worker import work_off

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PATIENCE = 60
WORKER = "tests.jobs.process"


def eventually(question):
    """Wait until a question is answered with yes; fails after a while."""
    began = time.monotonic()
    while not question():
        assert time.monotonic() - began < PATIENCE, "it never came to that"
        time.sleep(0.1)


@pytest.fixture
def workers():
    """Start workers; whatever is left of them is killed afterwards."""
    begun = []

    def begin(*arguments):
        begun.append(start("-m", WORKER, *arguments))
        return begun[-1]

    yield begin
    for worker in begun:
        worker.kill()
        worker.wait()


def notes(path):
    return path.read_text().split() if path.exists() else []


def test_work_of_a_killed_worker_is_done_by_another(workers, tmp_path):
    office, path = Office(), tmp_path / "notes"
    job = services.ask("test_noting", by=office.qmr, path=path.as_posix(), steps=40, seconds=0.1)
    first = workers()
    eventually(lambda: len(notes(path)) > 3)
    first.kill()
    first.wait()
    before = Job.objects.get()
    assert before.state == JobState.RUNNING
    workers("--silence", "5")
    eventually(lambda: Job.objects.get().state == JobState.DONE)
    done = Job.objects.get()
    assert (done.pk, done.faults, done.done) == (job.pk, 1, 40) and done.worker != before.worker


def test_several_workers_share_the_work_and_do_each_piece_once(workers, tmp_path):
    office, path = Office(), tmp_path / "notes"
    asked = [services.ask("test_noting", by=office.qmr, path=path.as_posix(), seconds=0.05) for _number in range(30)]
    for _number in range(2):
        workers("--batch")
    eventually(lambda: not Job.objects.exclude(state=JobState.DONE).exists())
    assert sorted(map(int, notes(path))) == [job.pk for job in asked]
    assert set(Job.objects.values_list("attempt", flat=True)) == {1}
    assert Job.objects.values("worker").distinct().count() > 1
    eventually(lambda: DBTaskResult.objects.filter(status="SUCCESSFUL").count() == 30)  # told after the job


def test_a_worker_that_is_asked_to_end_lets_another_go_on(workers, tmp_path):
    office, path = Office(), tmp_path / "notes"
    services.ask("test_noting", by=office.qmr, path=path.as_posix(), steps=200, seconds=0.05)
    first = workers()
    eventually(lambda: len(notes(path)) > 3)
    assert workers_alive().get().process == first.pid
    first.send_signal(signal.SIGTERM)
    assert first.wait(20) == 0
    job = Job.objects.get()
    assert (job.state, job.faults) == (JobState.WAITING, 0) and not Worker.objects.exists()


def test_the_command_knows_the_work_of_every_room():
    office = Office()
    services.ask("register_export", by=office.qmr, collection="cases", query="")
    services.ask("verification", by=office.quantri)
    assert manage("worker", "--batch") == (0, "")
    assert set(Job.objects.values_list("state", "fault")) == {(JobState.DONE, "")}


def test_progress_and_cancellation_go_beside_the_work(tmp_path):
    office, path = Office(), tmp_path / "notes"
    job = services.ask("test_noting", by=office.qmr, path=path.as_posix(), steps=2000, seconds=0.02)
    seen = []

    def look_on():
        eventually(lambda: Job.objects.get().done > 0)
        seen.append(Job.objects.get())
        services.cancel(job, by=office.qmr)

    assert refusals(at_once(work_off, look_on)) == []
    assert seen[0].doing == "ghi" and 0 < seen[0].done < seen[0].total and seen[0].alive_at is not None
    assert Job.objects.get().state == JobState.CANCELLED and len(notes(path)) < 2000
