"""What the administrator is told of background work, and the verification that is started from the health page."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.functions import Now
from django.urls import reverse

from qms.evidence.attachments import place_of
from qms.evidence.verification_job import last_verification
from qms.inbox import job_checks
from qms.inbox.models import Notice
from qms.jobs import services, tasks
from qms.jobs.models import SILENCE, Job, Worker
from qms.ledger.now import frozen, now
from tests.documents.controlled import making

from . import kinds  # noqa: F401
from .worker import work_off

pytestmark = pytest.mark.both_databases


@pytest.fixture
def administrator(office, client):
    client.force_login(office.quantri, backend="django.contrib.auth.backends.ModelBackend")
    return client


def worker(**values):
    return Worker.objects.create(name="w", machine="m", process=1, started_at=now(), **{"alive_at": Now()} | values)


# ── Workers


def test_work_that_waits_without_a_worker_is_a_fault(office):
    services.ask("test_counting", by=office.qmr)
    assert job_checks.workers().well
    with frozen(now() + job_checks.MAY_WAIT * 2):
        told = job_checks.workers()
        assert not told.well and "1 việc đang chờ" in told.says
        worker()
        assert job_checks.workers().well


def test_a_worker_that_has_gone_silent_counts_no_more(office):
    job = services.ask("test_counting", by=office.qmr)
    tasks.take(job.pk, "killed")
    worker(alive_at=Now() - SILENCE * 2)
    assert job_checks.workers().well
    Job.objects.update(alive_at=Now() - SILENCE * 2)
    assert not job_checks.workers().well


def test_nothing_that_waits_needs_no_worker(office):
    assert job_checks.workers().well


def test_work_of_the_program_that_failed_is_a_fault_until_it_works_again(office, monkeypatch):
    monkeypatch.setattr(tasks, "PAUSES", (timedelta(0),))
    services.ask("test_failing")
    services.ask("test_failing", by=office.qmr)
    work_off()
    told = job_checks.failed_work()
    assert not told.well and told.says.count("no such thing") == 1
    services.ask("test_failing")
    assert job_checks.failed_work().well


# ── Verification


def test_the_evidence_is_verified_from_the_health_page(office, administrator):
    making.effective(office)
    assert "Chưa thực hiện" in administrator.get(reverse("health")).text and job_checks.verification().well
    for _twice in range(2):
        assert administrator.post(reverse("health_verify"))["Location"] == reverse("health")
    page = administrator.get(reverse("health")).text
    assert "đang chờ" in page and reverse("health_verify") not in page
    work_off()
    job = Job.objects.get()
    assert job.facts == {"findings": 0} and job.done == job.total > 10 and job.file == ""
    page = administrator.get(reverse("health")).text
    assert "Chứng cứ còn nguyên vẹn" in page and reverse("health_verify") in page
    assert job_checks.verification().well and "nguyên vẹn" in job_checks.verification().says
    assert Notice.objects.of(office.quantri).count() == 1


def test_what_is_not_as_it_was_written_is_told_and_listed(office, administrator, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = making.draft(office, file=SimpleUploadedFile("a.pdf", b"%PDF-1.7 mau")).files().get()
    (tmp_path / place_of(file.sha256)).write_bytes(b"khac")
    administrator.post(reverse("health_verify"))
    work_off()
    job = last_verification()
    assert job.facts["findings"] == 1 and "KHÔNG" in job.says
    told = job_checks.verification()
    assert not told.well and "KHÔNG" in told.says
    sent = administrator.get(reverse("job_file", args=[job.pk]))
    assert f"evidence_attachment {file.pk}: its file was altered" in b"".join(sent.streaming_content).decode()


def test_only_the_administrator_has_it_verified(office, client):
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("health_verify")).status_code == 403 and not Job.objects.exists()


def test_the_outcome_is_kept_for_a_year(office, administrator):
    administrator.post(reverse("health_verify"))
    work_off()
    services.forget_old(now() + timedelta(days=365))
    assert last_verification() is not None
    services.forget_old(now() + timedelta(days=500))
    assert last_verification() is None
