"""Packs are made in the background: each by itself, once, anew after a crash, and not at all when cancelled."""

import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from audits.pack import checker, handlers
from audits.pack.models import EvidencePack, ask_for_pack
from audits.pack.pack_file import make
from qms.evidence.attachments import Attachment, store
from qms.evidence.verification import verify
from qms.jobs import services, tasks
from qms.jobs.models import Job
from qms.jobs.states import JobState
from qms.ledger.now import today
from qms.lifecycle.door import perform
from tests.audits.conduct import making as audits
from tests.faults.crowd import at_once
from tests.jobs.worker import work_off
from tests.processes.risks import making as risks

from .making import lies, ordered

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_pack_that_can_not_be_made_holds_up_no_other(evidence, monkeypatch):
    first, _second = ordered(evidence), ordered(evidence)
    monkeypatch.setattr(handlers, "make", lambda pack, progress: 1 / 0 if pack.pk == first.pk else make(pack, progress))
    work_off()
    assert [pack.made_at is None for pack in EvidencePack.objects.order_by("pk")] == [True, False]
    waits, done = Job.objects.order_by("pk")
    assert (waits.state, waits.fault) == (JobState.WAITING, "ZeroDivisionError: division by zero")
    assert done.state == JobState.DONE and done.done == done.total > 0


def test_two_makers_do_not_meet(evidence):
    asked = ask_for_pack(by=evidence.qmr, unit=evidence.units["vinhbao"], since=today(), until=today())
    two = [EvidencePack.objects.get(pk=asked.pk) for _maker in range(2)]
    made = at_once(*(lambda pack=pack: make(pack) for pack in two))
    pack = EvidencePack.objects.get()
    assert [each.sha256 for each in made] == [pack.sha256] * 2
    assert [row.act for row in pack.history.order_by("history_id")] == ["create", "made"]
    assert default_storage.listdir("packs")[1] == [f"{pack.sha256}.zip"] and checker.faults_of(lies(pack)) == []


def test_a_maker_that_comes_late_leaves_the_first_ones_pack(evidence):
    asked = ask_for_pack(by=evidence.qmr, unit=evidence.units["vinhbao"], since=today(), until=today())
    late = EvidencePack.objects.get(pk=asked.pk)
    first = make(asked)
    risks.risk(evidence)
    assert make(late).sha256 == first.sha256
    assert default_storage.listdir("packs")[1] == [f"{first.sha256}.zip"]


def test_a_pack_that_broke_off_is_begun_anew(evidence):
    asked = ordered(evidence)
    lost = tasks.take(Job.objects.get().pk, "killed in the middle")
    Job.objects.update(alive_at=timezone.now() - timedelta(hours=1))
    tasks.take_up_broken_off()
    work_off()
    asked.refresh_from_db()
    assert checker.faults_of(lies(asked)) == []
    assert [row.act for row in asked.history.order_by("history_id")] == ["create", "made"]
    tasks.make(lost)
    assert default_storage.listdir("packs")[1] == [f"{asked.sha256}.zip"]


def test_a_pack_that_is_cancelled_leaves_nothing_behind(evidence, monkeypatch):
    ordered(evidence)
    job = tasks.take(Job.objects.get().pk, "at work")
    services.cancel(job, by=evidence.qmr)
    monkeypatch.setattr("qms.jobs.progress.BEAT", 0)
    with transaction.atomic():
        tasks.make(job)
    assert Job.objects.get().state == JobState.CANCELLED
    assert EvidencePack.objects.get().made_at is None and not default_storage.exists("packs")


def test_files_need_no_path_of_any_machine(evidence, settings, image, as_person):
    """Attached, verified, packed and taken in a storage that knows names alone."""
    issued = [each.open().read() for each in Attachment.objects.all()]
    memory = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = settings.STORAGES | {"default": memory}
    for content in issued:
        store(content)
    audit = audits.in_progress(evidence, title="Có ảnh")
    line = audit.checklist.lines()[0]
    perform(audit.answer, by=audit.lead, line=line.pk, answer="conforms", note="Có ảnh", files=[image()])
    assert list(verify()) == []
    asked = ordered(evidence)
    work_off()
    sent = as_person(evidence.qmr).get(reverse("evidence_pack_file", args=[asked.pk]))
    assert b"".join(sent.streaming_content)[:2] == b"PK"
    attachment = Attachment.objects.latest("pk")
    assert as_person(evidence.qmr).get(reverse("file", args=[attachment.pk])).status_code == 200
    with zipfile.ZipFile(default_storage.open(asked.place_of(EvidencePack.objects.get().sha256))) as pack:
        assert f"files/{attachment.sha256}/{attachment.name}" in pack.namelist()
