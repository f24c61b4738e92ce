"""A list of procedures comes in whole, is compared with what is in force, and is verified by a person, line by line."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils.translation import override

from processes.published.comparison import compare, counted
from processes.published.limits import day_in, first_day_in, level_in, limit_of
from processes.published.models import PublishedList
from qms.acts.acts import arrows_of
from qms.imports.kinds import kind_of
from qms.imports.sheets_out import write_sheet
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from tests.imports import making as imports
from tests.processes.procedures import making as procedures

from . import making

pytestmark = pytest.mark.django_db


def read(office, file, **given):
    return imports.read(office, file, kind="procedures", by=office.thuky, **given)


def taken(office, file):
    record = read(office, file)
    return imports.gone_on(perform(record.take, by=office.thuky))


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_arrows_are_those_drawn():
    assert arrows_of(PublishedList) == {("arriving", "whole"), ("arriving", "given_up"), ("whole", "given_up")}


@pytest.mark.both_databases
def test_a_sheet_becomes_one_dated_list_and_the_same_file_changes_nothing(office):
    file = making.sheet()
    record = taken(office, file)
    assert record.state == "taken", [row.faults or row.asks for row in record.rows.all()]
    published = PublishedList.objects.get()
    birth, marriage = published.lines.all()
    assert (published.state, published.as_of, record.rows.first().made) == ("whole", today(), published)
    assert (birth.limit, birth.limit_in, birth.level, birth.fee) == (None, "same_day", "wholly", "Miễn lệ phí")
    assert (birth.decision_on, birth.verified_by) == (date(2020, 9, 4), None)
    assert (marriage.key, marriage.limit, marriage.limit_in) == ("1.000894", 5, "days")
    file.seek(0)
    again = read(office, file)
    assert set(imports.verdicts(again).values()) == {"same"} and PublishedList.objects.count() == 1
    other = taken(office, making.sheet(making.BIRTH))
    assert other.state == "taken" and PublishedList.objects.count() == 2


def test_bare_days_are_asked_about_once_for_all_rows_and_remembered(office):
    rows = [(f"1.00000{n}", f"Thủ tục {n}", "", "Mức 4", f"{n} ngày", "", "", "", "") for n in (3, 5)]
    record = read(office, making.sheet(*rows))
    assert set(imports.verdicts(record).values()) == {"asked"}
    answers = {"limit_in:ngay": "calendar_days", "level:muc4": "wholly"}
    record = imports.gone_on(perform(record.answer, by=office.thuky, answers=answers))
    assert set(imports.verdicts(record).values()) == {"new"}
    later = read(office, making.sheet(("1.000009", "Khác", "", "", "9 ngày", "", "", "", "")))
    assert set(imports.verdicts(later).values()) == {"new"}


NATIONAL = {
    "MATTHC": "2.000635.000.00.00.H24",
    "TENTTHC": "Cấp bản sao trích lục hộ tịch",
    "LINHVUCTHUCHIEN": [{"MALINHVUC": "G14", "TENLINHVUC": "Hộ tịch"}],
    "CACHTHUCTHUCHIEN": [
        {
            "KENH": kenh,
            "THOIGIAN": [
                {"THOIGIANGIAIQUYET": "1", "DONVITINH": "Ngày làm việc", "PHILEPHI": [{"SOTIEN": so, "DONVI": "đồng"}]}
            ],
        }
        for kenh, so in (("1", "8000"), ("2", "4000"))
    ],
    "CANCUPHAPLY": [{"SOVANBAN": "60/2014/QH13", "TENVANBAN": "Luật Hộ tịch"}],
    "YEUCAU": "Không",
}


def test_the_national_lists_own_records_come_in_and_what_has_no_place_is_said(office):
    record = taken(office, making.records(NATIONAL))
    row = record.rows.get()
    assert record.state == "taken", (row.faults, row.asks)
    line = PublishedList.objects.get().lines.get()
    assert (line.key, line.field, line.limit, line.limit_in) == ("2.000635", "Hộ tịch", 1, "days")
    assert "8000 đồng" in line.fee and "4000 đồng" in line.fee and len(line.fee.splitlines()) == 2
    assert line.legal_basis == "60/2014/QH13 Luật Hộ tịch"
    assert any("YEUCAU" in note and "Không" in note for note in row.notes)
    alone = read(office, making.records(NATIONAL | {"MATTHC": "2.000636"}))
    assert set(imports.verdicts(alone).values()) == {"new"}


@pytest.mark.parametrize("content", [b"{", b"7", b'["a"]', b"[]"])
def test_records_that_are_none_are_refused_with_a_sentence(office, content):
    file = making.records()
    file.file.seek(0)
    file.file.truncate()
    file.file.write(content)
    file.size = len(content)
    with pytest.raises(ValidationError) as told:
        read(office, file)
    assert "file" in told.value.message_dict


def test_other_kinds_read_no_records(office):
    with pytest.raises(ValidationError):
        imports.sent(office, making.records(NATIONAL), kind="risks")


LIMITS = {
    ("03 ngày làm việc", ""): (Decimal(3), "days", ""),
    ("2,5 ngày làm việc", ""): (Decimal("2.5"), "days", ""),
    ("24 giờ", ""): (Decimal(24), "hours", ""),
    ("10", "Ngày làm việc"): (Decimal(10), "days", ""),
    ("10 ngày lịch", ""): (Decimal(10), "calendar_days", ""),
    ("10 ngày", ""): (Decimal(10), "", "unit"),
    ("Trong ngày làm việc", ""): (None, "same_day", ""),
    ("Tại quầy: 3 ngày làm việc; trực tuyến: 2 ngày làm việc", ""): (None, "", "several"),
    ("Không quy định", ""): (None, "", "number"),
    ("", ""): (None, "", ""),
}


@pytest.mark.parametrize("words", LIMITS)
def test_a_limit_is_read_as_it_is_counted_or_kept_in_its_words(words):
    assert limit_of(*words) == LIMITS[words]


def test_levels_first_days_and_days_are_read_from_words():
    assert (level_in("DVC trực tuyến toàn trình"), level_in("Một phần"), level_in("Mức 4")) == ("wholly", "partly", "")
    assert (first_day_in("Tính ngày đầu"), first_day_in("Không tính"), first_day_in("?")) == (
        "counted",
        "not_counted",
        "",
    )
    assert day_in("QĐ 12/QĐ-UBND ngày 5 tháng 2 năm 2026") == date(2026, 2, 5) and day_in("ngày 31/02/2026") is None


# ── Beside what is in force


def in_force(office, code="1.000894", **facts):
    given = procedures.definition(national_code=code, **facts)
    return procedures.effective(office, document_=procedures.document(office, f"QT-{code}"), definition_=given)


def compared(office, published, on=None):
    return {row.code: row for row in compare(published, office.qmr, on)}


@pytest.mark.both_databases
def test_what_is_new_changed_repealed_and_same_is_told_for_any_day(office):
    for code in ("1.000894.000.00.00.H24", "1.000656", "1.004837"):
        in_force(office, code)
    title, three = "Xác nhận tình trạng hôn nhân", {"limit": 3, "limit_in": "days"}
    lines = [
        {"code": "1.001193", "name": "Đăng ký khai sinh"},
        {"code": "1.000894", "name": title} | three,
        {"code": "1.000656", "name": title, "limit": 1, "limit_in": "days", "decision_on": today()},
    ]
    published = making.whole(office, *lines)
    with override("en"):
        rows = compared(office, published)
    stands = {code: str(row.stands) for code, row in rows.items()}
    assert stands == {"1.001193": "new", "1.000894": "same", "1.000656": "changed", "1.004837": "repealed"}
    assert rows["1.000656"].changes == [("Time limit", "3 working days", "1 working days")]
    later = compared(office, published, today() + timedelta(days=9))
    assert (later["1.000656"].days, later["1.000894"].days) == (9, None)
    before = compare(published, office.qmr, today() - timedelta(days=1))
    assert counted(before)["new"] == 3 and counted(before)["repealed"] == 0


def test_a_list_that_is_not_whole_repeals_nothing(office):
    in_force(office)
    assert counted(compare(making.entered(office), office.qmr))["repealed"] == 0


def test_the_page_shows_it_and_leads_to_the_review_and_what_is_asked_wrongly_is_told(office):
    in_force(office)
    published = making.whole(office, {"code": "1.000894", "name": "Đăng ký kết hôn"})
    page = browser(office.thuky).get(f"/procedures/published/{published.pk}?show=changed").text
    assert "/periodic-reviews/new?document=QT-1.000894" in page and "Đăng ký kết hôn" in page
    narrowed = browser(office.thuky).get(f"/procedures/published/{published.pk}?q=khai+sinh")
    assert narrowed.context["table"].rows == []
    assert "bao giờ" in browser(office.thuky).get(f"/procedures/published/{published.pk}?on=bao giờ").text


# ── Verified


def test_a_line_is_verified_by_a_person_with_history_and_told_anew_it_is_not(office):
    published = making.whole(office)
    perform(published.verify, by=office.thuky, code="1.001193.000.00.00.H24")
    line = published.lines.get()
    assert (line.verified_by, line.verified_on) == (office.thuky, today())
    assert [row.act for row in published.history.order_by("history_id")][-1] == "verify" and line.history.count() == 2
    perform(published.doubt, by=office.qmr, code="1.001193", reason="Sai phí")
    assert published.lines.get().verified_by is None
    with pytest.raises(ValidationError):
        perform(published.verify, by=office.thuky, code="9.999999")


def test_what_is_made_up_is_verified_by_nobody(office):
    published = making.whole(office, {"code": "1.001193", "name": "Thử", "made_up": True})
    with pytest.raises(ValidationError):
        perform(published.verify, by=office.thuky, code="1.001193")


def test_only_keepers_send_lists_and_an_empty_one_is_not_whole(office):
    with pytest.raises(WrongPerson), transaction.atomic():
        create(PublishedList, by=office.congchuc1, name="Thử")
    with pytest.raises(RuleNotMet):
        perform(making.arriving(office).close, by=office.thuky)


def test_a_list_goes_out_as_it_comes_in(office):
    """What it says is read from the sheet as it stood, words or keys; it is a list of its own all the same."""
    lines = (
        {
            "code": "1",
            "name": "A",
            "limit": 3,
            "limit_in": "days",
            "limit_words": "03 ngày làm việc",
            "level": "wholly",
        },
        {"code": "2", "name": "B", "limit": 10, "limit_in": "calendar_days", "first_day": "not_counted", "fee": "Miễn"},
        {"code": "3", "name": "C", "limit_in": "same_day", "first_day": "from_the_hour", "decision": "Số 1/QĐ-UBND"},
        {"code": "4", "name": "D", "limit": 4, "limit_in": "hours", "legal_basis": "Luật", "level": "told"},
    )
    making.whole(office, *lines)
    file = BytesIO()
    assert write_sheet(kind_of("procedures"), office.thuky, file) == len(lines)
    upload = SimpleUploadedFile("ra.xlsx", file.getvalue())
    record = imports.read(office, upload, kind="procedures", by=office.thuky)
    assert [(row.verdict, row.asks, row.faults) for row in record.rows.all()] == [("new", [], [])] * len(lines)
    imports.gone_on(perform(record.take, by=office.thuky))
    first, second = PublishedList.objects.order_by("pk")
    told = ("code", "name", "level", "limit", "limit_in", "first_day", "fee", "legal_basis", "decision")
    assert list(second.lines.order_by("position").values(*told)) == list(first.lines.order_by("position").values(*told))
