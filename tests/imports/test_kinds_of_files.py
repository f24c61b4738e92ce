"""Every kind of file that is read says the same: .csv in any usual encoding and separator, .ods, tables in .docx."""

import zipfile
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from docx import Document

from qms.imports.reading.files import sheets_of
from qms.text.vietnamese import tidied

from . import making

HEADS = ("Tên rủi ro", "Đơn vị", "Số")
ROWS = (("Mất hồ sơ; trễ", "Phòng Văn hóa - Xã hội", "3"), ("Hồ sơ giấy bị ướt", "Phòng Kinh tế", "12"))
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="So">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)
MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
TONES = "\u0300\u0301\u0303\u0309\u0323"
CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def text(separator, line="\r\n"):
    quoted = [[f'"{each}"' if separator in each else each for each in row] for row in (HEADS, *ROWS)]
    return line.join(separator.join(row) for row in quoted) + line


def csv_file(encoding, separator=";", before=""):
    return SimpleUploadedFile("so.csv", (before + text(separator)).encode(encoding))


def windows_1258():
    """Marks of tones stand behind their letters there, and some letters are made of two."""

    def of(letter):
        try:
            return letter.encode("cp1258")
        except UnicodeEncodeError:
            apart = normalize("NFD", letter)
            tone = next(each for each in apart if each in TONES)
            return (normalize("NFC", apart.replace(tone, "")) + tone).encode("cp1258")

    return SimpleUploadedFile("so.csv", b"".join(map(of, text(";") * 3)))


def ods(rows, name="so.ods"):
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", MANIFEST)
        package.writestr("content.xml", ODS.format(rows=rows))
    return SimpleUploadedFile(name, written.getvalue())


def ods_rows():
    cells = ["".join(map(CELL.format, row)) for row in (HEADS, *ROWS)]
    return "".join(f"<table:table-row>{each}</table:table-row>" for each in cells)


def docx():
    document = Document()
    document.add_paragraph("Sổ rủi ro")
    table = document.add_table(rows=0, cols=3)
    for row in (HEADS, *ROWS):
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = value
    written = BytesIO()
    document.save(written)
    return SimpleUploadedFile("so.docx", written.getvalue())


FILES = {
    "utf-8": lambda: csv_file("utf-8"),
    "utf-8 with its mark, commas": lambda: csv_file("utf-8-sig", ","),
    "utf-16, tabs": lambda: csv_file("utf-16", "\t"),
    "utf-16 without its mark": lambda: csv_file("utf-16-le"),
    "the separator said": lambda: csv_file("utf-8", "|", before="sep=|\r\n"),
    "windows-1258": windows_1258,
    "ods": lambda: ods(ods_rows()),
    "docx": docx,
    "xls": lambda: SimpleUploadedFile("so.xls", (Path(__file__).parent / "trouble" / "so.xls").read_bytes()),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_of_any_kind_says_the_same(kind):
    (sheet,) = sheets_of(FILES[kind]())
    found = [tuple(tidied(str(each)) for each in values) for _number, values in sheet.rows[-2:]]
    assert found == list(ROWS)


FAR = '<table:table-row table:number-rows-repeated="900000"><table:table-cell/></table:table-row>'


def test_cells_far_apart_do_not_fill_the_memory():
    far = '<table:table-cell table:number-columns-repeated="9000"/>' + CELL.format("xa")
    rows = ods_rows() + FAR + f"<table:table-row>{far}</table:table-row>"
    with override("en"), pytest.raises(ValidationError, match="too far apart"):
        sheets_of(ods(rows))
    empty = '<table:table-cell table:number-columns-repeated="16000"/>'
    (sheet,) = sheets_of(ods(ods_rows() + FAR + f"<table:table-row>{empty}</table:table-row>"))
    assert len(sheet.rows) == 3


def test_an_ods_comes_in_at_the_desk(office):
    cells = ["".join(map(CELL.format, row)) for row in (making.HEADS, making.ONE)]
    file = ods("".join(f"<table:table-row>{each}</table:table-row>" for each in cells))
    assert making.verdicts(making.read(office, file)) == {2: "new"}
