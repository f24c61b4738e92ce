"""An office leaves with all it has: every table, every file, the history, in open formats, masked unless asked for."""

import csv
import io
import json
import tracemalloc
import zipfile

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.urls import reverse
from openpyxl import load_workbook

from audits.pack import checker, departure
from audits.pack.models import EvidencePack, ask_to_leave
from audits.pack.pack_file import make
from qms.evidence.attachments import Attachment
from qms.evidence.identity import Identity, IdentityOpening, keep_identity
from qms.imports.kinds import all_kinds
from qms.lifecycle.registry import record_types
from tests.jobs.worker import work_off
from tests.processes.cases import making as cases

from .making import lies

pytestmark = pytest.mark.django_db(transaction=True)


def left(office, **asked):
    return zipfile.ZipFile(lies(make(ask_to_leave(by=office.qmr, **asked))))


def rows(file, label):
    return [json.loads(line) for line in file.read(f"tables/{label}.jsonl").decode().splitlines()]


def test_everything_there_is_goes_along_and_proves_itself(evidence):
    case = cases.received(evidence)
    with left(evidence) as file:
        names, about = set(file.namelist()), json.loads(file.read("MANIFEST.json"))
        assert checker.faults_of(lies(EvidencePack.objects.get())) == []
        assert set(about["files"]) | {"MANIFEST.json"} == names and about["leaves"]
        for model in departure.models_that_leave():
            told = rows(file, model._meta.label)
            assert len(told) == model._base_manager.count() or model._meta.app_label in ("evidence", "pack"), model
        assert {f"registers/{each}.csv" for each in record_types()} <= names
        told = list(csv.reader(io.StringIO(file.read("registers/cases.csv").decode())))
        assert [line[0] for line in told[1:]] == [case.number]
        tables = {name.removeprefix("sheets/").removesuffix(".xlsx") for name in names if name.startswith("sheets/")}
        assert {name for name, kind in all_kinds().items() if not kind.about} <= tables
        risks = list(load_workbook(io.BytesIO(file.read("sheets/risks.xlsx"))).active.values)
        assert len(risks) == 2
        kept = {each.sha256 for each in Attachment.objects.all()}
        assert {name.split("/")[1] for name in names if name.startswith("files/")} == kept and kept
        assert "password" not in rows(file, "people.User")[0] and "pbkdf2" not in str(rows(file, "people.User"))


def test_each_table_goes_along_or_says_why_not():
    labels = {each._meta.label for each in apps.get_models()}
    assert set(departure.LEFT_OUT) <= labels and all(departure.LEFT_OUT.values())
    history = {label for label in labels if ".Historical" in label}
    assert {each._meta.label for each in departure.models_that_leave()} == labels - history - set(departure.LEFT_OUT)


def test_who_came_is_masked_and_each_opening_is_on_record(evidence):
    case = cases.received(evidence)
    name = case.applicant.full_name
    with left(evidence) as file:
        (told,) = rows(file, "evidence.Identity")
        assert told["full_name"] == case.applicant.masked() and set(told["id_number"]) <= {"…"}
        assert name not in file.read("registers/cases.csv").decode() and not IdentityOpening.objects.exists()
    with pytest.raises(CommandError, match="Hãy"):
        call_command("leave_with_all", by="qmr", personal=True)
    with left(evidence, personal=True, reason="Bàn giao cho hệ thống mới") as file:
        assert rows(file, "evidence.Identity")[0]["full_name"] == name
    opening = IdentityOpening.objects.get()
    assert opening.person == evidence.qmr and opening.why.startswith("Bàn giao cho hệ thống mới")
    asked = EvidencePack.objects.order_by("-pk")[0]
    assert asked.history.earliest("history_id").history_user == evidence.qmr and asked.why
    make(asked)
    assert IdentityOpening.objects.count() == 1  # begun anew, nobody is opened twice


def test_memory_does_not_grow_with_the_rows(evidence):
    left(evidence).close()  # what is read once for all is read now
    most = []
    for many in (300, 3000):
        for number in range(many):
            keep_identity(full_name=f"Nguyễn Văn {number}", id_number="", phone="", address="x" * 200)
        tracemalloc.start()
        left(evidence).close()
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert Identity.objects.count() == 3300 and most[1] < most[0] * 1.6, most


def test_those_who_keep_the_system_ask_on_a_page(evidence, as_person, tmp_path):
    client, page = as_person(evidence.qmr), reverse("evidence_pack_leave")
    assert client.get(page).status_code == 200
    assert client.post(page, {"personal": "on"}).status_code == 422 and not EvidencePack.objects.exists()
    assert client.post(page, {"reason": ""}).status_code == 302
    work_off()
    pack = EvidencePack.objects.get()
    assert pack.leaves and pack.is_here() and checker.faults_of(lies(pack)) == []
    call_command("leave_with_all", by="qmr", output=str(tmp_path / "tat-ca.zip"))
    assert checker.faults_of(tmp_path / "tat-ca.zip") == []
    with pytest.raises(CommandError):
        call_command("leave_with_all", by="congchuc1", output=str(tmp_path / "x.zip"))
    assert as_person(evidence.congchuc1).get(page).status_code == 403
