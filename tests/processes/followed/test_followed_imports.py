"""The sheet that a city's system exports, at the import desk: read, asked about once, masked, taken in once."""

from datetime import datetime
from io import BytesIO
from time import monotonic

import pytest
from django.utils.translation import override
from openpyxl import load_workbook

from processes.cases.models import Case
from qms.evidence.attachments import attachments_of
from qms.imports.models import Import
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from tests.imports import making as desk
from tests.processes.cases.making import at
from tests.processes.followed import making

HEADS = ("Số hồ sơ", "Tên thủ tục", "Mã thủ tục", "Chủ hồ sơ", "Số CCCD", "Điện thoại", "Ngày tiếp nhận",
         "Ngày hẹn trả", "Trạng thái", "Khác")  # fmt: skip
NAME, NUMBER, PHONE = "Nguyễn Thị Mẫu", "030099000001", "0912345678"
ROW = ("HP-1", "Cấp bản sao", making.TTHC, NAME, NUMBER, PHONE, "02/03/2026 08:00", "04/03/2026", "Trong hạn", "bí mật")
LOGIN = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def thursday(settings):
    settings.LANGUAGE_CODE = "en"
    settings.FOLLOWED_SYSTEMS = {making.SYSTEM: "motcua1"}
    with frozen(at(2026, 3, 5, 8, 0)), override("en"):
        yield


@pytest.fixture(autouse=True)
def document(office):
    return making.procedure(office)


def row(**said):
    """A row whose columns say something else, by their headings."""
    names = {"code": 0, "name": 1, "procedure": 2, "received": 6, "due": 7, "state": 8}
    values = list(ROW)
    for name, value in said.items():
        values[names[name]] = value
    return values


def read(office, *rows, by=None):
    return desk.read(office, desk.workbook(HEADS, *rows), kind="dossiers", by=by or office.motcua1)


def take(office, record):
    return desk.gone_on(perform(record.take, by=office.motcua1))


def test_a_row_becomes_a_followed_dossier_once(office):
    record = take(office, read(office, row()))
    case = Case.objects.get()
    assert (record.state, record.rows.get().made) == ("taken", case)
    assert (case.source_system, case.source_code, case.national_code) == (making.SYSTEM, "HP-1", 4)
    assert case.applicant.full_name == NAME and case.applicant.phone == PHONE
    assert case.history.latest("history_id").reason == f"From import {record.number}, row 2."
    before = case.sequence
    again = read(office, row())
    assert desk.verdicts(again) == {2: "same"}
    case.refresh_from_db()
    assert case.sequence == before


def test_a_later_sheet_moves_the_dossier_and_says_from_what_to_what(office):
    take(office, read(office, row()))
    later = read(office, row(state="Đã xử lý xong", due="05/03/2026"))
    changes = {label: (then, now) for label, then, now in later.rows.get().changes}
    assert changes["State"][0].startswith("4 ") and changes["State"][1].startswith("9 ")
    assert changes["Due"] == ("04/03/2026 00:00", "05/03/2026 00:00")
    take(office, later)
    assert Case.objects.get().state == "resolved"
    assert "not moved back" in " ".join(read(office, row(state="Mới đăng ký")).rows.get().notes)


VERDICTS = {
    "words about the clock": ({"state": "Quá hạn"}, "new", ""),
    "a day of the spreadsheet": ({"received": datetime(2026, 3, 2, 8, 5)}, "new", ""),
    "no day": ({"received": "sáng thứ ba"}, "wrong", "no moment"),
    "no day of receipt": ({"received": None}, "wrong", "day of receipt is missing"),
    "due before it came": ({"due": "01/03/2026"}, "wrong", "before the receipt"),
    "in the time to come": ({"received": "02/04/2026", "due": "03/04/2026"}, "wrong", "in the future"),
    "no code": ({"code": None}, "wrong", "code of the dossier is missing"),
    "a procedure by its name": ({"procedure": None, "name": "QT-TP-09"}, "new", ""),
    "a state that is none": ({"state": "Chuyển phòng khác"}, "asked", "state:chuyenphongkhac"),
    "a procedure that is none": ({"procedure": None, "name": "Việc lạ"}, "asked", "procedure:viecla"),
}


@pytest.mark.parametrize("what", VERDICTS)
def test_what_a_row_means(office, what):
    said, verdict, words = VERDICTS[what]
    found = read(office, row(**said)).rows.get()
    assert found.verdict == verdict and words in f"{found.faults}{found.asks}", found.faults


def test_two_rows_about_one_dossier_are_said(office):
    assert desk.verdicts(read(office, row(), row())) == {2: "new", 3: "wrong"}


def test_what_is_asked_is_asked_once(office):
    strange = row(state="Chuyển phòng khác")
    record = read(office, strange)
    desk.gone_on(perform(record.answer, by=office.motcua1, answers={"state:chuyenphongkhac": "4"}))
    assert desk.verdicts(read(office, strange)) == {2: "new"}


def test_the_source_system_is_asked_once_where_there_are_several(office, settings):
    settings.FOLLOWED_SYSTEMS = {"a": "motcua1", "b": "motcua1"}
    record = read(office, row(), row(code="HP-2"))
    assert {each["key"] for found in record.rows.all() for each in found.asks} == {"system"}
    record = desk.gone_on(perform(record.answer, by=office.motcua1, answers={"system": "b"}))
    take(office, record)
    assert {case.source_system for case in Case.objects.all()} == {"b"}
    assert desk.verdicts(read(office, row())) == {2: "same"}


def test_who_applies_is_masked_everywhere_and_an_opening_stays_on_record(office, client):
    record = read(office, row(code="HP-1", received=None))
    client.force_login(office.motcua1, backend=LOGIN)
    ways = ("", "/columns", "/rows/2", "/history")
    for way in ways:
        page = client.get(f"/imports/{record.pk}{way}", follow=True).content.decode()
        assert not [each for each in (NAME, NUMBER, PHONE, "bí mật") if each in page], way
    assert "Nguyễn T. M." in client.get(f"/imports/{record.pk}").content.decode()
    opened = f"/imports/{record.pk}/rows/2/opened"
    assert NUMBER not in client.post(opened, {"why": ""}, follow=True).content.decode()
    assert NUMBER in client.post(opened, {"why": "Gọi người dân"}).content.decode()
    last = record.history.latest("history_id")
    assert (last.act, last.reason, last.history_user) == ("open_row", "Gọi người dân", office.motcua1)
    client.post(f"/imports/{record.pk}/rows/2", {"value-applicant_name": "", "value-received_at": "02/03/2026"})
    assert record.rows.get().mended == {"received_at": "02/03/2026"}


def test_wrong_rows_go_out_without_who_applies_unless_it_is_said_why(office, client):
    record = read(office, row(received=None))
    client.force_login(office.motcua1, backend=LOGIN)
    address = f"/imports/{record.pk}/wrong.xlsx"
    masked = lines_of(client.get(address))
    assert masked[1][3:6] == ("…", "…", "…") and masked[1][0] == "HP-1"
    assert not client.post(address, {"why": " "}).streaming and record.history.latest("history_id").act != "open_row"
    whole = lines_of(client.post(address, {"why": "Gửi lại cho thành phố"}))
    assert whole[1][3:6] == (NAME, NUMBER, PHONE)
    last = record.history.latest("history_id")
    assert (last.act, last.reason) == ("open_row", "All rows that are wrong, as a sheet: Gửi lại cho thành phố")
    client.force_login(office.qmr, backend=LOGIN)
    assert client.post(address, {"why": "Xem"}).status_code in (403, 404)


def test_wrong_rows_mended_in_their_sheet_come_in_with_who_applies_typed_anew(office, client):
    record = read(office, row(received=None))
    client.force_login(office.motcua1, backend=LOGIN)
    heads, line = lines_of(client.get(f"/imports/{record.pk}/wrong.xlsx"))
    again = desk.read(office, desk.workbook(heads, [*line[:6], "02/03/2026 08:00", *line[7:]]), kind="dossiers",
                      by=office.motcua1)  # fmt: skip
    (said,) = again.rows.all()
    assert "…" not in str(Case.objects.values()) and said.verdict in ("new", "wrong")


def lines_of(answer):
    """The rows of a workbook that came as an answer."""
    content = BytesIO(b"".join(answer.streaming_content))
    return list(load_workbook(content).active.iter_rows(values_only=True))


def test_when_a_dossier_is_in_the_import_keeps_nothing_of_who_applies(office):
    record = take(office, read(office, row()))
    kept = str(record.rows.values())
    assert not [each for each in (NAME, NUMBER, PHONE, "bí mật") if each in kept]
    assert not attachments_of(record).exists() and record.digest


@pytest.mark.parametrize("end", ["withdrawn", "taken in with a row that stands already"])
def test_an_import_that_is_over_keeps_nothing_of_who_applies(office, end):
    if end == "withdrawn":
        record = perform(read(office, row()).withdraw, by=office.motcua1, reason="Nhầm tệp")
    else:
        take(office, read(office, row()))
        record = take(office, read(office, row(), row(code="HP-2")))
        assert desk.verdicts(record) == {2: "same", 3: "made"}
    kept = str(record.rows.values())
    assert not [each for each in (NAME, NUMBER, PHONE, "bí mật") if each in kept]


def test_only_the_owner_of_a_system_is_offered_it(office, client):
    for person, offered in ((office.motcua1, True), (office.motcua2, False), (office.qmr, False)):
        client.force_login(person, backend=LOGIN)
        assert ('value="dossiers"' in client.get("/imports/new").content.decode()) == offered


def test_a_days_file_is_taken_in_seconds(office):
    began = monotonic()
    record = take(office, read(office, *(row(code=f"HP-{number}") for number in range(80))))
    assert (record.state, Case.objects.count(), Import.objects.count()) == ("taken", 80, 1)
    assert monotonic() - began < 30
