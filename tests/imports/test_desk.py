"""The desk: what a row would do is shown before it does it, and what came of each is said."""

import json
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from openpyxl import load_workbook

from processes.risks.models import Risk
from qms.evidence.attachments import attachments_of
from qms.imports.models import Import
from qms.imports.states import ImportState
from qms.imports.values import shown
from qms.jobs.models import Job
from qms.lifecycle.door import perform
from qms.lifecycle.errors import NotVisible, RuleNotMet, WrongPerson
from qms.people.models import User
from tests.jobs.worker import work_off
from tests.processes.cases.making import refusing

from . import making
from .making import HEADS, ONE, TWO, VHXH

pytestmark = pytest.mark.both_databases
BACKEND = "django.contrib.auth.backends.ModelBackend"
STRANGE = ("Lộ dữ liệu", "P. VHXH", "truongphong", "")
WRONG = ("", VHXH, "truongphong", "Không tên")


@pytest.fixture(autouse=True)
def in_english(settings):
    """Sentences are looked for as they are written in the program."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


def take(office, record, **values):
    return making.gone_on(perform(record.take, by=office.truongphong, **values))


def test_each_row_says_what_it_would_do_and_nothing_is_done(office):
    record = making.read(office, making.risks(ONE, STRANGE, WRONG, ONE))
    assert making.verdicts(record) == {2: "new", 3: "asked", 4: "wrong", 5: "wrong"}
    rows = {row.number: row for row in record.rows.all()}
    assert [each["key"] for each in rows[3].asks] == ["unit:pvhxh"]
    assert "required" in rows[4].faults[0] and rows[5].faults == ["Row 2 is about the same."]
    assert Risk.objects.count() == 0 and record.state == ImportState.PREPARED


def test_rows_are_taken_one_by_one_or_all_through_the_door(office):
    record = making.read(office, making.risks(ONE, TWO))
    record = take(office, record, rows=[3])
    assert (record.state, making.verdicts(record)) == (ImportState.PARTLY, {2: "new", 3: "made"})
    record = take(office, record)
    assert record.state == ImportState.TAKEN and Risk.objects.count() == 2
    risk = record.rows.get(number=2).made
    born = risk.history.latest("history_id")
    assert (born.history_user, born.act) == (office.truongphong, "create")
    assert born.reason == f"From import {record.number}, row 2."


def test_a_second_import_of_the_same_file_changes_nothing(office):
    take(office, making.read(office, making.risks(ONE, TWO)))
    before = list(Risk.objects.order_by("pk").values_list("pk", "sequence", "head"))
    again = making.read(office, making.risks(ONE, TWO))
    assert making.verdicts(again) == {2: "same", 3: "same"}
    with refusing(RuleNotMet):
        perform(again.take, by=office.truongphong)
    assert list(Risk.objects.order_by("pk").values_list("pk", "sequence", "head")) == before


def test_what_changes_is_shown_from_and_to_and_done_by_the_records_own_act(office):
    take(office, making.read(office, making.risks(ONE)))
    record = making.read(office, making.risks((*ONE[:3], "Khóa hỏng")))
    row = record.rows.get()
    assert (row.verdict, row.changes) == ("changed", [["Why it may happen", "Tủ không khóa", "Khóa hỏng"]])
    take(office, record)
    risk = Risk.objects.get()
    assert risk.causes == "Khóa hỏng" and risk.history.latest("history_id").act == "edit"


def test_what_no_act_changes_is_said(office):
    take(office, making.read(office, making.risks(ONE)))
    record = making.read(office, making.risks((*ONE[:2], "qmr", ONE[3])))
    assert "is not changed by an import" in record.rows.get().faults[0]


def test_what_the_door_would_refuse_is_said_before(office):
    record = making.read(office, making.risks((*ONE[:2], "congchuc3", ONE[3])))
    assert record.rows.get().faults == ["The owner holds a post in the unit or above it."]


def test_an_answer_holds_for_all_rows_and_for_the_next_file(office):
    record = making.read(office, making.risks(STRANGE, ("Mất mạng", "P. VHXH", "truongphong", "")))
    record = making.gone_on(perform(record.answer, by=office.truongphong, answers={"unit:pvhxh": "vhxh"}))
    assert making.verdicts(record) == {2: "new", 3: "new"}
    assert making.verdicts(making.read(office, making.risks(STRANGE))) == {2: "new"}


def test_a_column_is_said_once_and_known_by_its_heading_after(office):
    def file():
        return making.risks(ONE, heads=("Cái gì có thể", "Đơn vị", "Người phụ trách", "Vì đâu mà ra"))

    record = making.read(office, file())
    assert record.columns[0]["name"] == ""
    record = making.gone_on(perform(record.set_columns, by=office.truongphong, columns={"0": "title", "3": "causes"}))
    assert making.verdicts(record) == {2: "new"}
    assert [each["name"] for each in making.read(office, file()).columns] == ["title", "unit", "owner", "causes"]


def test_a_row_is_mended_and_the_file_stays_beside_it(office):
    record = making.read(office, making.risks(WRONG))
    record = perform(record.mend, by=office.truongphong, row=2, values={"title": "Có tên", "lạ": "x"})
    row = record.rows.get()
    assert (row.verdict, row.mended) == ("new", {"title": "Có tên"}) and "0" not in row.cells
    take(office, record)
    assert Risk.objects.get().title == "Có tên"


def test_only_whoever_sent_the_file_goes_on_with_it(office):
    record = making.read(office, making.risks(ONE))
    for who in (office.qmr, office.chutich):
        with refusing((WrongPerson, Exception)):
            perform(record.take, by=who)
    assert Import.objects.visible_to(office.qmr).count() == 1
    assert Import.objects.visible_to(office.chutich).count() == 0


def test_a_keeper_goes_on_in_their_own_name_and_says_why(office):
    record = take(office, making.read(office, making.risks(ONE, TWO)), rows=[2])
    with refusing(ValidationError):
        perform(record.take_over, by=office.qmr)
    for who in (office.chutich, office.congchuc3, office.truongphong):
        with refusing((WrongPerson, NotVisible)):
            perform(record.take_over, by=who, reason="Người gửi nghỉ ốm")
    record = making.gone_on(perform(record.take_over, by=office.qmr, reason="Người gửi nghỉ ốm"))
    assert (record.state, record.by, record.created_by) == (ImportState.PREPARED, office.qmr, office.truongphong)
    with refusing(WrongPerson):
        perform(record.take, by=office.truongphong)
    record = making.gone_on(perform(record.take, by=office.qmr))
    authors = {each.title: each.history.get().history_user for each in Risk.objects.all()}
    assert authors == {"Mất hồ sơ": office.truongphong, "Trễ hạn": office.qmr}
    row = record.history.get(act="take_over")
    assert (row.history_user, row.reason) == (office.qmr, "Người gửi nghỉ ốm")


def test_the_sender_takes_it_back(office):
    record = making.gone_on(perform(making.read(office).take_over, by=office.qmr, reason="Giúp"))
    record = perform(record.take_over, by=office.truongphong, reason="Đã về")
    assert record.by == office.truongphong and Import.objects.visible_to(office.qmr).exists()


def test_what_a_keeper_may_not_bring_in_they_do_not_go_on_with(office):
    """People are brought in by the administrator alone."""
    heads = ("Họ và tên", "Tên đăng nhập")
    record = making.read(office, making.workbook(heads, ("Người Mới", "moi")), kind="people", by=office.quantri)
    with refusing(WrongPerson):
        perform(record.take_over, by=office.qmr, reason="Người gửi nghỉ")


def test_when_the_sender_has_left_a_keeper_withdraws_what_was_left_behind(office):
    record = making.read(office, making.risks(ONE))
    with refusing(WrongPerson):
        perform(record.withdraw, by=office.qmr, reason="Người gửi đã nghỉ")
    User.objects.filter(pk=office.truongphong.pk).update(is_active=False)
    record = Import.objects.get(pk=record.pk)
    with refusing(WrongPerson):
        perform(record.take, by=office.qmr)
    record = perform(record.withdraw, by=office.qmr, reason="Người gửi đã nghỉ")
    assert record.state == ImportState.WITHDRAWN


def test_withdrawn_nothing_more_is_taken_and_what_was_taken_stays(office):
    record = take(office, making.read(office, making.risks(ONE, TWO)), rows=[2])
    record = perform(record.withdraw, by=office.truongphong, reason="Nhầm tệp")
    assert (record.state, Risk.objects.count()) == (ImportState.WITHDRAWN, 1)


def test_the_file_is_kept_with_the_import_and_its_evidence_holds(office):
    file = making.risks(ONE)
    content = file.read()
    record = take(office, making.read(office, file))
    kept = attachments_of(record).get()
    assert (kept.sha256, kept.purpose) == (record.digest, "import")
    with kept.open() as stored:
        assert stored.read() == content


# ── Nothing is dropped unsaid

STRANGE_SHEETS = {
    "cover": [["ỦY BAN NHÂN DÂN"], [], ["SỔ RỦI RO", None, None, "năm 2026"], HEADS, ONE, ["Người lập biểu"]],
    "column without a heading": [HEADS, (*ONE, "thêm", None, "nữa")],
    "unknown column": [(*HEADS, "Ghi chú"), (*ONE, "xem lại")],
    "headings again": [HEADS, ONE, HEADS, TWO],
    "numbers of columns": [HEADS, (1, 2, 3, 4), ONE],
    "an empty row between": [HEADS, ONE, [], [None, " "], TWO],
    "a row of other columns": [(*HEADS, "Ghi chú"), (None, None, None, None, "chỉ ghi chú")],
    "numbers, days and flags": [HEADS, (12, True, 3.5, "x")],
}


@pytest.mark.parametrize("name", STRANGE_SHEETS)
def test_every_row_and_every_cell_that_says_something_is_accounted_for(office, name):
    lines = STRANGE_SHEETS[name]
    record = making.read(office, making.workbook(*lines))
    rows = {row.number: row for row in record.rows.all()}
    headings = " ".join(each["text"] for each in record.columns)
    for number, line in enumerate(lines, 1):
        for value in line:
            if value is None or not str(value).strip():
                continue
            if number not in rows:
                assert str(value) in headings, f"row {number} has vanished"
                continue
            row = rows[number]
            said = " ".join([*map(shown, row.cells.values()), *row.notes])
            assert str(value) in said
            told, rest = row.told(record.columns)
            if not row.around:
                assert value in [*told.values(), *rest.values()], f"{value!r} of row {number} has vanished"
                assert value in told.values() or any(str(value) in note for note in row.notes)
    assert all(row.verdict for row in rows.values())


# ── In the background, two at once


def test_a_long_file_is_read_and_taken_by_a_worker(office, client, monkeypatch):
    monkeypatch.setattr("qms.imports.job.AT_ONCE", 1)
    client.force_login(office.truongphong, backend=BACKEND)
    client.post("/imports/new", {"kind": "risks", "file": making.risks(ONE, TWO), "whole-form": "1"})
    record = Import.objects.get()
    assert record.state == ImportState.READING and Job.objects.get().kind == "import"
    work_off()
    record.refresh_from_db()
    assert record.state == ImportState.PREPARED
    client.post(f"/imports/{record.pk}/rows", {"all": "1"})
    assert Risk.objects.count() == 0
    work_off()
    record.refresh_from_db()
    assert (record.state, Risk.objects.count()) == (ImportState.TAKEN, 2)
    assert Job.objects.order_by("pk").last().url == f"/imports/{record.pk}"


def test_two_imports_of_the_same_file_at_once_bring_it_in_once(office):
    """Both were read before either was taken: what the second shows as new stands already when it is its turn."""
    first, second = (making.read(office, making.risks(ONE)) for _time in range(2))
    assert making.verdicts(first) == making.verdicts(second) == {2: "new"}
    take(office, first)
    second = take(office, second)
    assert Risk.objects.count() == 1 and making.verdicts(second) == {2: "same"}
    assert second.state == ImportState.TAKEN


# ── Pages


def test_from_the_file_to_its_rows_on_the_pages(office, client):
    client.force_login(office.truongphong, backend=BACKEND)
    assert "risks" in client.get("/imports/new").content.decode()
    client.post("/imports/new", {"kind": "risks", "file": making.risks(ONE, STRANGE, WRONG), "whole-form": "1"})
    record = Import.objects.get()
    page = client.get(f"/imports/{record.pk}").content.decode()
    assert "P. VHXH" in page and 'name="answer-unit:pvhxh"' in page and "required" in page
    client.post(f"/imports/{record.pk}/answers", {"answer-unit:pvhxh": "vhxh"})
    assert 'value="title" selected' in client.get(f"/imports/{record.pk}/columns").content.decode()
    assert "Không tên" in client.get(f"/imports/{record.pk}/rows/4").content.decode()
    client.post(f"/imports/{record.pk}/rows/4", {"value-title": "Có tên", "value-unit": VHXH})
    assert record.rows.get(number=4).mended == {"title": "Có tên"}
    client.post(f"/imports/{record.pk}/rows", {"row": ["2", "x"]})
    assert Risk.objects.count() == 1
    client.post(f"/imports/{record.pk}/rows", {"all": "1"})
    assert Risk.objects.count() == 3
    assert Risk.objects.first().number in client.get(f"/imports/{record.pk}").content.decode()


def test_what_is_wrong_is_a_sheet_of_its_own_that_comes_in_again(office, client):
    client.force_login(office.truongphong, backend=BACKEND)
    record = making.read(office, making.risks(ONE, WRONG, STRANGE))
    answer = client.get(f"/imports/{record.pk}/wrong.xlsx")
    content = b"".join(answer.streaming_content)
    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert [row[-2] for row in rows[1:]] == [3, 4] and "required" in rows[1][-1]
    again = making.read(office, SimpleUploadedFile("sai.xlsx", content))
    assert [each["name"] for each in again.columns[:4]] == ["title", "unit", "owner", "causes"]


def test_a_script_imports_as_a_page_does(office, client):
    client.force_login(office.truongphong, backend=BACKEND)
    record = making.read(office, making.risks(ONE, TWO))
    body = json.dumps({"rows": [2], "sequence": record.sequence})
    answer = client.post(f"/api/imports/{record.pk}/acts/take", body, content_type="application/json")
    assert answer.status_code == 200, answer.content
    work_off()
    assert making.verdicts(record) == {2: "made", 3: "new"}
