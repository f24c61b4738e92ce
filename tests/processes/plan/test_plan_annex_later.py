"""A large annex is taken in by a worker, in the name of whoever sent it."""

from base64 import b64encode
from datetime import timedelta

from django.core.files.storage import default_storage

from processes.plan.annex.annex_job import take_in_later
from qms.jobs.models import Job
from qms.jobs.services import forget_old
from qms.jobs.states import JobState
from qms.ledger.now import now
from tests.jobs.worker import work_off
from tests.processes.plan import making as plans
from tests.processes.plan.making import KT, workbook


def test_more_rows_than_one_waits_for(office, client, monkeypatch):
    monkeypatch.setattr("processes.plan.annex.views.AT_ONCE", 1)
    plan = plans.plan(office)
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    content = b64encode(workbook(["2.7", "Việc mới", KT], ["2.8", "Việc nữa", KT]).read()).decode()
    answer = client.post(f"/plans/{plan.pk}/annex", {"workbook": content, "name": "phu-luc.xlsx", "confirm": "1"})
    assert answer["Location"] == "/jobs" and plan.items.count() == 3
    work_off()
    job = Job.objects.get()
    assert (job.state, job.url, plan.items.count()) == (JobState.DONE, f"/plans/{plan.pk}", 5), job.fault
    assert plan.history.latest("history_id").history_user == office.truongphong and "2" in job.says


def test_the_workbook_is_forgotten_with_the_work(office):
    take_in_later(plans.plan(office), workbook(["2.7", "Việc mới", KT]), by=office.truongphong)
    file = Job.objects.get().params["file"]
    work_off()
    assert default_storage.exists(file)
    forget_old(now() + timedelta(days=30))
    assert not default_storage.exists(file)


def test_whoever_may_not_is_refused_in_words(office):
    plan = plans.plan(office)
    take_in_later(plan, workbook(["2.7", "Việc mới", KT]), by=office.congchuc3)
    work_off()
    job = Job.objects.get()
    assert (job.state, job.faults, plan.items.count()) == (JobState.FAILED, 1, 3) and job.fault


def test_what_was_taken_in_before_the_worker_broke_off_is_not_taken_in_twice(office):
    plan = plans.plan(office)
    for _time in range(2):
        take_in_later(plan, workbook(["2.7", "Việc mới", KT]), by=office.truongphong)
    work_off()
    assert plan.items.count() == 4 and set(Job.objects.values_list("state", flat=True)) == {JobState.DONE}
