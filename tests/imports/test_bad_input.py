"""What must not be opened, or can't be, is told in one sentence, and nothing is stored."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from openpyxl import Workbook

from qms.evidence.attachments import Attachment
from qms.imports.models import Import
from qms.imports.reading.files import sheets_of
from qms.lifecycle.door import create
from tests.processes.cases.making import refusing

from . import making


@pytest.fixture(autouse=True)
def in_english(settings):
    """Sentences are looked for as they are written in the program."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


def package(name="tep.xlsx", keep=True, **parts):
    """A workbook with further parts in its package."""
    written = BytesIO(making.risks().read() if keep else b"")
    with zipfile.ZipFile(written, "a", zipfile.ZIP_DEFLATED) as opened:
        for part, content in parts.items():
            opened.writestr(part.replace("__", "/").replace("_dot_", "."), content)
    return SimpleUploadedFile(name, written.getvalue())


def bomb():
    return package(xl__worksheets__big_dot_xml=b"\0" * (201 * 1024 * 1024))


def named(name, content):
    return SimpleUploadedFile(name, content)


def large():
    file = named("lon.xlsx", b"PK")
    file.size = 200 * 1024 * 1024
    return file


def half():
    content = making.risks().read()
    return named("nua.xlsx", content[: len(content) // 2])


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BAD = {
    "empty": (lambda: named("tep.xlsx", b""), "is empty"),
    "too large": (large, "larger than 25 MiB"),
    "bomb": (bomb, "Unpacked the file is too large"),
    "macro by its name": (lambda: named("tep.xlsm", b"PK\x03\x04"), "has macros"),
    "macro inside": (lambda: package(xl__vbaProject_dot_bin=b"x"), "has macros"),
    "macro in an old workbook": (lambda: named("tep.xls", OLE + "_VBA_PROJECT".encode("utf-16-le")), "has macros"),
    "password": (lambda: named("tep.xlsx", OLE), "locked by a password"),
    "password of an .ods": (
        lambda: package(
            "tep.ods", keep=False, content_dot_xml=b"x", **{"META-INF__manifest_dot_xml": b"encryption-data"}
        ),
        "locked by a password",
    ),
    "other files": (lambda: package(xl__externalLinks__externalLink1_dot_xml=b"<x/>"), "values from other files"),
    "half a file": (half, "broken or not whole"),
    "old workbook that is none": (lambda: named("tep.xls", OLE), "broken or not whole"),
    "another kind inside": (lambda: named("tep.xls", b"PK\x03\x04" + b"x" * 60), "not what its name says (.xls)"),
    "a picture": (lambda: named("anh.png", b"\x89PNG\r\n\x1a\n"), "Files of this kind are not read here"),
    "a workbook called .csv": (lambda: named("tep.csv", making.risks().read()), "not what its name says (.csv)"),
    "a program called .csv": (lambda: named("tep.csv", b"MZ\x00\x00a\x00b,\x00\xff"), "not what its name says"),
    "a Word document without a table": (
        lambda: package("tep.docx", keep=False, word__document_dot_xml=b"<w/>"),
        "broken or not whole",
    ),
    "nothing in it": (lambda: making.workbook(), "no row says anything"),
    "another table": (lambda: making.workbook(["a", "b"], [1, 2]), "No table with these columns"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_input_is_told_in_a_sentence_and_nothing_is_stored(office, what):
    file, said = BAD[what]
    before = Attachment.objects.count()
    with refusing(ValidationError) as refusal:
        create(Import, by=office.truongphong, kind="risks", file=file())
    assert said in str(refusal.value) and len(refusal.value.messages) == 1
    assert Import.objects.count() == 0 and Attachment.objects.count() == before


def test_rows_upon_rows_that_are_empty_hide_no_row():
    """A cell at the very end of a sheet, as one slip of a hand makes it."""
    book = Workbook()
    for row in (making.HEADS, ("Mất hồ sơ", making.VHXH, "truongphong", "")):
        book.active.append(list(row))
    book.active["A250000"] = "cuối"
    written = BytesIO()
    book.save(written)
    (sheet,) = sheets_of(named("dai.xlsx", written.getvalue()))
    assert [number for number, _values in sheet.rows] == [1, 2, 250000]


def test_a_million_rows_without_a_word_cost_nothing_and_hide_no_row():
    """A sheet that was coloured down to its end; the last row says something."""
    rows = b"".join(b'<row r="%d"/>' % number for number in range(3, 1_000_001))
    rows += b'<row r="1000001"><c r="A1000001" t="inlineStr"><is><t>cu\xe1\xbb\x91i</t></is></c></row>'
    source, written = zipfile.ZipFile(making.risks()), BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in source.namelist():
            content = source.read(name)
            changed.writestr(name, content.replace(b"</sheetData>", rows + b"</sheetData>"))
    (sheet,) = sheets_of(named("to-mau.xlsx", written.getvalue()))
    assert [number for number, _values in sheet.rows] == [1, 2, 1000001]


def test_cells_far_apart_in_an_old_workbook_are_told(monkeypatch):
    monkeypatch.setattr("qms.imports.reading.workbooks.MOST_CELLS_HELD", 8)
    content = (Path(__file__).parent / "trouble" / "so.xls").read_bytes()
    with pytest.raises(ValidationError, match="too far apart"):
        sheets_of(named("so.xls", content))


def test_a_wrong_dimension_hides_no_row():
    """WPS writes the size of the sheet as it once was."""
    source = zipfile.ZipFile(making.risks(("A", "B", "C", "D"), ("E", "F", "G", "H")))
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as changed:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                assert b'<dimension ref="A1:D3"' in content
                content = content.replace(b'<dimension ref="A1:D3"', b'<dimension ref="A1:A1"')
            changed.writestr(name, content)
    (sheet,) = sheets_of(named("wps.xlsx", written.getvalue()))
    assert [values for _number, values in sheet.rows[1:]] == [["A", "B", "C", "D"], ["E", "F", "G", "H"]]


def test_a_formula_without_a_value_is_said_and_not_taken_for_an_empty_cell(office):
    record = making.read(office, making.risks(('="Mất "&"hồ sơ"', making.VHXH, "truongphong", "")))
    row = record.rows.get()
    assert row.verdict == "wrong" and "A formula has no value" in row.faults[0]


def test_of_two_sheets_alike_one_is_taken_and_the_other_said(office):
    rows = [making.HEADS, ("Mất hồ sơ", making.VHXH, "truongphong", "")]
    record = making.read(office, making.workbook(*rows, Khac=rows, Chu=[["ghi chú"]]))
    assert record.sheet == "Sheet" and making.verdicts(record) == {2: "new"}
    assert [(each["name"], each["alike"]) for each in record.sheets] == [("Sheet", ""), ("Khac", "Sheet"), ("Chu", "")]
