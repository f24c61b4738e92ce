"""The evidence pack: anybody finds whatever was altered in it, and what was not asked for stays unread (7.5.3)."""

import json
import random
import re
import shutil
import subprocess
import sys
import tracemalloc
import zipfile
from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from audits.pack import checker, papers, records
from audits.pack.models import EvidencePack, ask_for_pack
from audits.pack.scope import Scope
from audits.reviews.models import ManagementReview
from qms.evidence.attachments import attachments_of, files_of
from qms.evidence.counted_keys import sets_named
from qms.evidence.seals import Seal, make_seal
from qms.inbox.climb import tell_of_late_work
from qms.inbox.models import LevelTold
from qms.jobs import tasks
from qms.jobs.models import Job
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from qms.lifecycle.registry import record_types
from qms.people.models import Unit
from tests.audits.checklists.making import question
from tests.audits.conduct import making as audits
from tests.audits.reviews import making as reviews
from tests.documents.controlled import making as documents
from tests.guards import lifted
from tests.processes.cases import making as cases
from tests.processes.procedures import making as procedures
from tests.processes.risks import making as risks

from .making import lies, packed

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_pack_is_whole_and_agrees_with_a_seal_printed_before(evidence):
    review = reviews.minuted(evidence)
    make_seal()
    printed = Seal.objects.first().head
    pack = packed(evidence)
    assert checker.faults_of(lies(pack)) == []
    assert checker.faults_of(lies(pack), printed) == [] and checker.faults_of(lies(pack), pack.seal) == []
    assert checker.faults_of(lies(pack), "0" * 64) != []
    assert ManagementReview.objects.get() == review


def test_the_checker_runs_by_itself_with_nothing_but_python(evidence, tmp_path):
    pack = packed(evidence)
    with zipfile.ZipFile(lies(pack)) as file:
        (tmp_path / "verify.py").write_bytes(file.read("verify.py"))
    said = subprocess.run(
        [sys.executable, "-I", "-S", str(tmp_path / "verify.py"), str(lies(pack))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0 and pack.sha256 in said.stdout


def test_one_flipped_bit_anywhere_is_found(evidence, tmp_path):
    pack, copy = packed(evidence), tmp_path / "copy.zip"
    content = lies(pack).read_bytes()
    chance = random.Random(11)
    places = {0, 5, len(content) - 1, len(content) - 64, len(content) - 66, len(content) - 70}
    places |= {chance.randrange(len(content)) for _n in range(60)}
    for place in sorted(places):
        altered = bytearray(content)
        altered[place] ^= 1 << chance.randrange(8)
        copy.write_bytes(altered)
        assert list(checker.whole_file_faults(copy)) != [], place


def rewritten(pack, copy, change):
    """The pack as a forger would make it anew, every digest put right; `change` gives another content of a member."""
    with zipfile.ZipFile(lies(pack)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    members = {name: change(name, content) for name, content in members.items()}
    manifest = json.loads(members["MANIFEST.json"])
    manifest["files"] = {name: checker.hashlib.sha256(members[name]).hexdigest() for name in manifest["files"]}
    members["MANIFEST.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
        file.comment = b"0" * 64
    content = copy.read_bytes()[:-64]
    copy.write_bytes(content + checker.hashlib.sha256(content).hexdigest().encode())
    return checker.faults_of(copy)


def test_a_forger_who_puts_every_digest_right_is_found_by_chain_and_seal(evidence, tmp_path):
    pack, copy = packed(evidence), tmp_path / "copy.zip"
    assert rewritten(pack, copy, lambda name, content: content) == []

    def another_title(name, content):
        return content.replace("Niêm yết".encode(), b"Niem yet") if name.endswith("Action.jsonl") else content

    assert rewritten(pack, copy, another_title) != []

    def a_row_less(name, content):
        return b"\n".join(content.split(b"\n")[1:]) if name.endswith("Audit.jsonl") else content

    assert rewritten(pack, copy, a_row_less) != []


def test_what_a_review_counted_goes_along_and_agrees_with_the_row_that_names_it(evidence, tmp_path):
    reviews.minuted(evidence)
    pack, copy, member = packed(evidence), tmp_path / "copy.zip", "counted/keys.jsonl"
    with zipfile.ZipFile(lies(pack)) as file:
        sets = file.read(member).decode().splitlines(keepends=True)
    assert sets and all(sets_named(f'{{"count":1,"keys":"{json.loads(each)[0]}"}}') for each in sets)
    forgeries = {
        "are missing": sets[1:],
        "are not those that were counted": [sets[0].replace(":", ":1"), *sets[1:]],
        "are named by no history row": [*sets, json.dumps(["0" * 64, ["cases.Case", "1:1"]])],
    }
    for says, lines in forgeries.items():
        faults = rewritten(pack, copy, lambda name, old, new=lines: "".join(new).encode() if name == member else old)
        assert any(says in each for each in faults), says
    other = packed(evidence, kinds=["audits"])
    with zipfile.ZipFile(lies(other)) as file:
        assert file.read(member) == b"" and checker.faults_of(lies(other)) == []


def test_a_row_altered_in_the_database_before_the_pack_was_made_is_found(evidence):
    make_seal()
    with lifted(connection), connection.cursor() as cursor:
        cursor.execute("UPDATE actions_historicalaction SET title = 'Khác'")
    assert checker.faults_of(lies(packed(evidence))) != []


def test_what_was_not_asked_for_is_there_by_its_digest_alone(evidence):
    pack = packed(evidence, kinds=["audits"])
    with zipfile.ZipFile(lies(pack)) as file:
        shown = file.read("history/conduct.Audit.jsonl").decode()
        hidden = file.read("history/risks.Risk.jsonl").decode()
        assert {json.loads(line)[0] for line in shown.splitlines()} == {"shown"}
        assert {json.loads(line)[0] for line in hidden.splitlines()} == {"withheld"}
        assert "registers/risks.csv" not in file.namelist() and "registers/audits.csv" in file.namelist()
    assert checker.faults_of(lies(pack)) == []


def shown_keys(file, label):
    """The keys of the records of one table that a pack shows."""
    lines = map(json.loads, file.read(f"history/{label}.jsonl").decode().splitlines())
    return {line[2] for line in lines if line[0] == "shown"}


def test_a_pack_of_a_unit_shows_its_records_and_their_parts_alone(evidence, image):
    own = audits.in_progress(evidence, title="Của đơn vị")
    other = audits.in_progress(evidence, title="Của đơn vị khác", unit=evidence.units["hcc"])
    for audit in (own, other):
        line, photo = audit.checklist.lines()[0], image(shows=audit.title.encode())
        perform(audit.answer, by=audit.lead, line=line.pk, answer="conforms", note="Có ảnh", files=[photo])
    pack = packed(evidence, unit=own.unit)
    with zipfile.ZipFile(lies(pack)) as file:
        assert json.loads(file.read("MANIFEST.json"))["unit"] == own.unit.code
        shown, lines = shown_keys(file, "conduct.Audit"), shown_keys(file, "conduct.Line")
        register, names = file.read("registers/audits.csv").decode(), " ".join(file.namelist())
        attached = shown_keys(file, "evidence.Attachment")
    assert own.pk in shown and other.pk not in shown
    assert {line.pk for line in own.lines.all()} <= lines and not {line.pk for line in other.lines.all()} & lines
    assert own.number in register and other.number not in register
    assert slugify(own.number) in names and slugify(other.number) not in names
    (photo,) = attachments_of(own)
    assert {file.pk for file in files_of(own)} <= attached and photo.sha256 in names
    assert attached.isdisjoint({file.pk for file in files_of(other)}) and names.count("files/") == len(attached)
    assert checker.faults_of(lies(pack)) == []


def test_what_governs_a_unit_comes_along_and_what_belongs_to_no_record_does_not(evidence):
    revision = procedures.effective(evidence).revision
    with recording(by=evidence.system, act="set_up"):
        below = Unit.objects.create(code="vhxh-1", name="Tổ hộ tịch", parent=revision.unit)
    question(evidence)
    page = f"documents/{slugify(revision.number.replace('/', '-'))}.html"
    for unit, governed in (
        (below, True),
        (revision.unit, True),
        (revision.unit.parent, True),
        (evidence.units["kt"], False),
    ):
        with zipfile.ZipFile(lies(packed(evidence, unit=unit))) as file:
            assert (page in file.namelist()) is governed
            assert (revision.pk in shown_keys(file, "controlled.DocumentRevision")) is governed
            assert bool(shown_keys(file, "procedures.Outcome")) is governed
            assert bool(shown_keys(file, "checklists.Question")) is (unit.parent is None)
            assert bool(shown_keys(file, "pack.EvidencePack")) is (unit.parent is None)
            assert bool(shown_keys(file, "conduct.Audit")) is (unit in (revision.unit, revision.unit.parent))


def test_parts_of_parts_come_with_their_record_when_its_kind_is_asked_for(evidence):
    procedures.effective(evidence)
    with zipfile.ZipFile(lies(packed(evidence, kinds=["procedure-versions"]))) as file:
        assert shown_keys(file, "procedures.Outcome") and not shown_keys(file, "conduct.Audit")
    with zipfile.ZipFile(lies(packed(evidence, kinds=["audits"]))) as file:
        assert not shown_keys(file, "procedures.Outcome") and shown_keys(file, "conduct.Audit")


def pages_of(pack, collection):
    """The pages of a kind of record, and the digests of the history rows that the pack shows."""
    with zipfile.ZipFile(lies(pack)) as file:
        names = [name for name in file.namelist() if name.startswith(f"records/{collection}/0")]
        history = [name for name in file.namelist() if name.startswith("history/") and name.endswith(".jsonl")]
        rows = [json.loads(line) for name in history for line in file.read(name).decode().splitlines()]
        text = "".join(file.read(name).decode() for name in names)
    return text, {row[4] for row in rows if row[0] == "shown"}


def test_records_are_read_as_they_stood_and_by_the_rows_of_the_history(evidence):
    long_ago = now() - timedelta(days=60)
    with frozen(long_ago):
        risk = risks.risk(evidence, title="Rủi ro cũ")
        untouched = risks.risk(evidence, title="Không ai động đến")
    with frozen(now() - timedelta(days=20)):
        risk = perform(risk.edit, by=risk.created_by, title="Rủi ro trong kỳ")
    perform(risk.edit, by=risk.created_by, title="Rủi ro sau kỳ")
    text, digests = pages_of(packed(evidence, until=today() - timedelta(days=10)), "risks")
    assert "Rủi ro trong kỳ" in text and "Rủi ro sau kỳ" not in text and untouched.number not in text
    assert f"<li>{timezone.localtime(long_ago):%d/%m/%Y}" not in text
    named = re.findall(r"<code>([0-9a-f]{64})</code>", text)
    assert named and set(named) <= digests


def test_who_was_told_of_lateness_stands_on_the_record_and_in_the_history_of_its_unit(evidence):
    with frozen(now() - timedelta(days=60)):
        draft = documents.draft(evidence, documents.document(evidence, "QT-HT-77"))
    late = now() - timedelta(days=10)
    with frozen(late):
        tell_of_late_work(late)
    kept = LevelTold.objects.filter(record_type=ContentType.objects.get_for_model(draft), record_id=draft.pk)
    heads = set(kept.values_list("head", flat=True))
    for unit, shows in (("vinhbao", True), ("vhxh", True), ("kt", False)):
        text, digests = pages_of(packed(evidence, unit=evidence.units[unit]), "document-revisions")
        named = set(re.findall(r"<code>([0-9a-f]{64})</code>", text))
        assert heads and (heads <= digests and heads <= named) == shows and bool(heads & digests) == shows, unit
        assert ("Đã báo quá hạn" in text and f"{timezone.localtime(late):%d/%m/%Y}" in text) == shows, unit
    before, _digests = pages_of(packed(evidence, until=today() - timedelta(days=11)), "document-revisions")
    assert "Đã báo quá hạn" not in before


def test_pages_of_dossiers_name_no_file_and_every_value_of_a_step(evidence, image):
    case = cases.on_last_step(evidence)
    case = perform(case.resolve, by=evidence.vanthu, result_number="Số 01", result=image("NGUYEN-THI-MAU.png"))
    text, digests = pages_of(packed(evidence, since=today() - timedelta(days=300)), "cases")
    assert case.number in text and "NGUYEN-THI-MAU" not in text
    assert set(re.findall(r"<code>([0-9a-f]{64})</code>", text)) <= digests
    last = case.case_steps.exclude(outcome=None).select_related("outcome").last()
    assert f"{last.outcome.label};" in text.partition("<h4>")[2]


def test_forms_are_of_the_records_that_something_happened_to_in_the_period(evidence):
    with frozen(now() - timedelta(days=40)):
        audit = audits.in_progress(evidence, title="Bắt đầu trước kỳ")
    perform(audit.answer, by=audit.lead, line=audit.checklist.lines()[0].pk, answer="conforms", note="Đã xem")
    with zipfile.ZipFile(lies(packed(evidence))) as file:
        assert any(slugify(audit.number) in name for name in file.namelist() if name.startswith("forms/audits/"))


def test_documents_come_when_they_are_asked_for(evidence):
    for kinds, there in (([], True), (["documents"], True), (["audits"], False)):
        with zipfile.ZipFile(lies(packed(evidence, kinds=kinds))) as file:
            assert any(name.startswith("documents/") for name in file.namelist()) is there


def test_the_list_of_records_asks_no_more_for_many(evidence):
    kind, counts = record_types()["risks"], []
    for _time in range(2):
        risks.risk(evidence)
        pack = ask_for_pack(by=evidence.qmr, unit=evidence.units["vinhbao"], since=today(), until=today())
        rows = records.acted_on(papers.seen(kind, Scope(pack), evidence.qmr), pack)
        with CaptureQueriesContext(connection) as asked:
            assert len(list(records.contents(kind, rows))) == rows.count() + 2
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_list_of_records_leads_to_each(evidence):
    audit = audits.in_progress(evidence, title="Có trong danh sách")
    with zipfile.ZipFile(lies(packed(evidence))) as file:
        listed = file.read("records/audits/index.html").decode()
        page, _hash, anchor = re.search(rf'href="([^"#]+)(#)([^"]+)">{audit.number}<', listed).groups()
        assert f'id="{anchor}"' in file.read(f"records/audits/{page}").decode()
        assert "records/audits/index.html" in file.read("index.html").decode()


def test_an_attached_file_is_one_that_the_history_names(evidence, image, tmp_path):
    photo = image()
    content = photo.read()
    photo.seek(0)
    audit = audits.in_progress(evidence, title="Có ảnh")
    line = audit.checklist.lines()[0]
    perform(audit.answer, by=audit.lead, line=line.pk, answer="conforms", note="Có ảnh", files=[photo])
    pack = packed(evidence)
    with zipfile.ZipFile(lies(pack)) as file:
        (name,) = (each for each in file.namelist() if each.startswith("files/") and not each.endswith(".html"))
        assert file.read(name) == content and checker.hashlib.sha256(content).hexdigest() in name
    assert checker.faults_of(lies(pack)) == []
    again = packed(evidence, until=today() - timedelta(days=10))
    with zipfile.ZipFile(lies(again)) as file:
        assert not [name for name in file.namelist() if name.startswith("files/")]


def test_rows_outside_of_the_period_are_withheld(evidence):
    pack = packed(evidence, since=today() - timedelta(days=30), until=today() - timedelta(days=10))
    with zipfile.ZipFile(lies(pack)) as file:
        kinds = {json.loads(line)[0] for line in file.read("history/actions.Action.jsonl").decode().splitlines()}
    assert kinds == {"withheld"} and checker.faults_of(lies(pack)) == []


def test_the_index_leads_by_clause_to_everything(evidence):
    audits.clause("9.2")
    pack = packed(evidence)
    with zipfile.ZipFile(lies(pack)) as file:
        index, names = file.read("index.html").decode(), set(file.namelist())
    linked = set(re.findall(r'href="([^"]+)"', index))
    assert (
        linked <= names
        and {name for name in names if name.startswith(("documents/", "forms/", "registers/"))} <= linked
    )
    assert "9.2" in index and pack.seal in index


def test_neither_an_attached_file_nor_the_names_of_values_can_be_forged(evidence, image, tmp_path):
    audit = audits.in_progress(evidence, title="Có ảnh")
    line = audit.checklist.lines()[0]
    perform(audit.answer, by=audit.lead, line=line.pk, answer="conforms", note="Có ảnh", files=[image()])
    pack, copy = packed(evidence), tmp_path / "copy.zip"
    assert rewritten(pack, copy, lambda name, content: content + b"x" if name.startswith("files/") else content) != []

    def other_names(name, content):
        return content.replace(b'"title"', b'"purpose"') if name == "history/formats.json" else content

    assert rewritten(pack, copy, other_names) != []


def test_names_of_files_of_dossiers_and_addresses_of_accounts_are_withheld(evidence):
    with zipfile.ZipFile(lies(packed(evidence, kinds=["risks"]))) as file:
        for label in ("evidence.Attachment", "people.AccountChange", "surveys.SurveyAnswer"):
            if f"history/{label}.jsonl" in file.namelist():
                lines = file.read(f"history/{label}.jsonl").decode().splitlines()
                assert {json.loads(line)[0] for line in lines} == {"withheld"}


def test_memory_does_not_grow_with_the_rows(evidence, tmp_path):
    most = []
    for many in (300, 1200):
        with recording(by=evidence.system, act="set_up"):
            Unit.save_all([Unit(code=f"u{many}-{n}", name="Tổ", parent=evidence.units["vhxh"]) for n in range(many)])
        make_seal()
        tracemalloc.start()
        packed(evidence)
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert most[1] < most[0] * 1.6


def test_the_command_makes_one_of_a_unit_where_it_is_told_to(evidence, tmp_path):
    asked = {"since": today(), "until": today(), "by": "qmr", "output": str(tmp_path / "goi.zip")}
    call_command("make_evidence_pack", unit="vhxh", **asked)
    assert checker.faults_of(tmp_path / "goi.zip") == [] and EvidencePack.objects.get().unit.code == "vhxh"
    for wrong in ({"unit": "khong-co"}, {"by": "khong-co"}):
        with pytest.raises(CommandError):
            call_command("make_evidence_pack", **asked | wrong)


# ── Pages


def test_those_who_keep_the_system_ask_see_and_download(evidence, as_person):
    client = as_person(evidence.qmr)
    given = {"unit": "vhxh", "since": str(today()), "until": str(today() - timedelta(days=1))}
    assert client.post(reverse("evidence_pack_new"), given).status_code == 422
    assert client.post(reverse("evidence_pack_new"), given | {"until": str(today())}).status_code == 302
    pack = EvidencePack.objects.get()
    assert client.get(reverse("evidence_pack_file", args=[pack.pk])).status_code == 404
    job = tasks.take(Job.objects.get(key=pack.job_key).pk, "at work")
    Job.objects.update(done=500, total=2000, doing="lịch sử")
    page = client.get(reverse("evidence_packs")).content.decode()
    assert 'value="25" max="100"' in page and "lịch sử" in page and "every 5s" in page
    tasks.make(job)
    pack.refresh_from_db()
    page = client.get(reverse("evidence_packs")).content.decode()
    assert EvidencePack.objects.get().sha256 in page and "every 5s" not in page
    assert f"{evidence.units['vhxh']}, {pack}" in page
    sent = client.get(reverse("evidence_pack_file", args=[pack.pk]))
    assert b"".join(sent.streaming_content)[:2] == b"PK"
    assert as_person(evidence.congchuc1).get(reverse("evidence_packs")).status_code == 403


def test_a_period_runs_forward(evidence):
    with pytest.raises(ValidationError), transaction.atomic():
        ask_for_pack(by=evidence.qmr, unit=evidence.units["vinhbao"], since=today(), until=today() - timedelta(days=1))


def test_a_copy_is_as_good_as_the_file(evidence, tmp_path):
    pack = packed(evidence)
    assert checker.faults_of(shutil.copy(lies(pack), tmp_path / "khac.zip")) == []
