"""The small files that went wrong, each with what is right: read as the annex of a plan at the desk."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from processes.plan.models import Plan
from qms.imports.reading.days import meant_by
from qms.imports.reading.files import sheets_of
from qms.imports.states import Verdict
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from tests.processes.cases.making import at

from . import making

HERE = Path(__file__).parent / "trouble"
IN_MAY = at(2026, 5, 4, 9, 0)
LAST = date(2026, 12, 31)


@pytest.fixture(autouse=True)
def in_english(settings):
    """Sentences are looked for as they are written in the program."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


def file(name):
    return SimpleUploadedFile(f"{name}.xlsx", (HERE / f"{name}.xlsx").read_bytes())


@pytest.fixture
def plan(office):
    """A plan of seven fields without a task, kept by Phòng Văn hóa - Xã hội."""
    fields = [f"Lĩnh vực {number}" for number in range(1, 8)]
    given = {"title": "Kế hoạch", "year": 2026, "unit": office.units["vhxh"], "fields": fields}
    with frozen(IN_MAY):
        yield create(Plan, by=office.truongphong, rounds=[], **given)


def read(office, plan, name):
    record = making.read(office, file(name), kind="plan_annex", about=f"plans/{plan.pk}")
    return record, {row.number: row for row in record.rows.all()}


def taken(office, record):
    return making.gone_on(perform(record.take, by=office.truongphong))


def tasks(plan):
    return {each.place: each.action for each in plan.items.select_related("action__unit")}


def beside(action):
    return {each.unit.code: each.part for each in action.units.select_related("unit")}


# ── Days

BEFORE, REPEATED, RANGE = ("before", date(2026, 12, 30)), ("until_the_end", LAST), ("until_the_end", LAST)
ASKED = {
    "Trước 31/12": ("before", BEFORE, ("by", LAST)),
    "Trước ngày 31/12/2026": ("before", BEFORE, ("by", LAST)),
    "Trước 31/12/2026": ("before", BEFORE, ("by", LAST)),
    "Quý III, IV": ("range", RANGE, ("no_day", None)),
    "Quý III-IV": ("range", RANGE, ("no_day", None)),
    "Tháng 11-12": ("range", RANGE, ("no_day", None)),
    "Thường xuyên": ("repeated", REPEATED, ("no_day", None)),
    "Hằng quý": ("repeated", REPEATED, ("no_day", None)),
    "Hàng tháng": ("repeated", REPEATED, ("no_day", None)),
    "Định kỳ hằng quý": ("repeated", REPEATED, ("no_day", None)),
    "15/12/2026 và 31/12/2026": ("several", ("last", LAST), ("first", date(2026, 12, 15)), ("no_day", None)),
    "30/11/2026; 31/12/2026": ("several", ("last", LAST), ("first", date(2026, 11, 30)), ("no_day", None)),
}
NO_DAY = {"Theo yêu cầu của thành phố", "Khi có hướng dẫn", "-"}


def wordings():
    return [
        values[4] if len(values) > 4 else None for _number, values in sheets_of(file("wordings-of-days"))[0].rows[1:]
    ]


@pytest.mark.parametrize("wording", wordings(), ids=repr)
def test_every_wording_of_a_day_is_read_asked_or_said_to_be_none(wording):
    meant = meant_by(wording, 2026)
    if wording in ASKED:
        asks, *readings = ASKED[wording]
        assert (meant.asks, meant.readings, meant.day) == (asks, tuple(readings), None)
    elif wording in NO_DAY or wording is None or not str(wording).strip():
        assert meant.says_none and not meant.day
    else:
        assert (meant.day, meant.asks) == (LAST, "")


@pytest.mark.parametrize(
    "wording", ["sớm", "31/02/2026", "13/2026", "Quý V", "0/0/0", "99999999", 99999999, True, "ngày"]
)
def test_what_is_no_day_is_never_guessed(wording):
    meant = meant_by(wording, 2026)
    assert meant.day is None and not meant.says_none and not meant.asks


def test_days_are_asked_once_for_the_file_and_never_again(office, plan):
    record, rows = read(office, plan, "wordings-of-days")
    assert {each["key"] for row in rows.values() for each in row.asks} == {f"day:{e[0]}" for e in ASKED.values()}
    answers = {"day:before": "by", "day:range": "until_the_end", "day:repeated": "no_day", "day:several": "last"}
    record = making.gone_on(perform(record.answer, by=office.truongphong, answers=answers))
    assert {row.verdict for row in record.rows.all()} == {Verdict.NEW}
    record = taken(office, record)
    assert record.state == "taken" and len(tasks(plan)) == 38
    none = sorted(place for place, action in tasks(plan).items() if action.due_on is None)
    assert none == ["1.21", "1.22", "1.23", "1.38", "1.40", "1.41", "1.46", "1.47"]
    assert {action.due_on for action in tasks(plan).values()} == {None, LAST}
    again, _rows = read(office, plan, "wordings-of-days")
    assert set(making.verdicts(again).values()) == {Verdict.SAME}


def test_a_month_typed_in_a_spreadsheet_is_its_last_day(office, plan):
    taken(office, read(office, plan, "month-typed")[0])
    assert tasks(plan)["1.1"].due_on == LAST


# ── Merged cells, headings, sections


def test_merged_cells_are_those_of_each_of_their_rows(office, plan):
    taken(office, read(office, plan, "merged-days")[0])
    assert [(each.due_on, beside(each)) for each in tasks(plan).values()] == [(LAST, {"kt": "cooperates"})] * 3


def test_merged_units_lead_each_of_their_rows(office, plan):
    taken(office, read(office, plan, "merged-units")[0])
    second = tasks(plan)["1.2"]
    assert (second.unit.code, second.due_on, beside(second)) == ("vhxh", LAST, {})


def test_a_heading_of_two_rows_is_one(office, plan):
    record, rows = read(office, plan, "two-row-heading")
    assert [each["name"] for each in record.columns] == ["place", "title", "lead", "cooperating", "due_on", "product"]
    assert {number: row.verdict for number, row in rows.items()} == {3: Verdict.NEW}
    taken(office, record)
    assert beside(tasks(plan)["1.11"]) == {"kt": "cooperates"}


def test_what_stands_below_the_table_is_shown_as_left_out(office, plan):
    record, rows = read(office, plan, "section-and-footer")
    assert making.verdicts(record) == {2: "left_out", 3: "new", 4: "left_out", 5: "left_out"}
    assert rows[4].cells == {"0": "Nơi nhận:"} and rows[5].cells == {"0": "- UBND thành phố;"}


def test_no_row_vanishes(office, plan):
    record, rows = read(office, plan, "rows-that-vanish")
    assert making.verdicts(record) == {2: "wrong", 3: "wrong", 4: "new"}
    assert any("unit in charge" in said for said in rows[2].faults)
    assert any("has no number" in said for said in rows[3].faults)


def test_letters_and_dashes_stand_under_the_number_above_them(office, plan):
    record, _rows = read(office, plan, "letters-under-a-number")
    assert making.verdicts(record) == {2: "left_out", 3: "left_out", 4: "new", 5: "new", 6: "new"}
    last = making.gone_on(perform(record.take, by=office.truongphong, rows=[6]))
    assert list(tasks(plan)) == ["1.b.1"]
    taken(office, last)
    assert sorted(tasks(plan)) == ["1.a", "1.b", "1.b.1"]


def test_places_that_look_otherwise_are_one_and_what_is_none_is_said(office, plan):
    _record, rows = read(office, plan, "places")
    right = {2: "1.11", 3: "1.b.1", 4: "1.đ", 5: "1.đ.1", 6: "1.đ.2", 9: "1.12", 10: "1.i"}
    assert {number: rows[number].settled["place"] for number in right} == right
    assert {rows[number].settled["place"] for number in (7, 8)} == {"1.11"}
    new = {number for number, row in rows.items() if row.verdict == Verdict.NEW}
    assert new == {*right, 11}, "1.v is a letter; doubles, Arabic digits and three digits are said"
    assert all(row.faults for number, row in rows.items() if number not in new)


# ── Units


def test_units_are_recognised_or_asked_about_once(office, plan):
    record, rows = read(office, plan, "wordings-of-units")
    asked = {number: [each["key"] for each in row.asks] for number, row in rows.items()}
    assert asked == {
        2: ["leads"],
        3: ["unit:phongvhxh", "unit:cacphongdonvi"],
        4: [],
        5: [],
        6: ["unit:vhxh"],
        7: ["leads"],
        8: [],
        9: ["unit:vanphonghdndvaubndxa", "unit:ubndxa"],
        10: [],
    }
    offered = {each["key"]: each["choices"][0][0] for row in rows.values() for each in row.asks}
    assert (offered["unit:phongvhxh"], offered["unit:vhxh"], offered["unit:cacphongdonvi"]) == ("vhxh", "vhxh", "*")
    answers = {"leads": "help", "unit:phongvhxh": "vhxh", "unit:cacphongdonvi": "*", "unit:vhxh": "vhxh"}
    answers |= {"unit:vanphonghdndvaubndxa": "kt", "unit:ubndxa": "hcc"}
    record = making.gone_on(perform(record.answer, by=office.truongphong, answers=answers))
    assert set(making.verdicts(record).values()) == {Verdict.NEW}
    taken(office, record)
    found = tasks(plan)
    assert {place: each.unit.code for place, each in found.items()} == {
        **{f"1.{number}": "vhxh" for number in (11, 12, 13, 14, 15, 16, 17, 19)},
        "1.18": "kt",
    }
    assert beside(found["1.11"]) == beside(found["1.16"]) == {"kt": "cooperates"}
    assert {"kt", "hcc"} <= set(beside(found["1.12"]))
