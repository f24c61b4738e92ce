"""Title blocks in the shapes that offices have, each made as a real Word or PDF file and read as an upload."""

import io
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from weasyprint import HTML

from documents.takeovers.contents import lines_of
from documents.takeovers.title_block import title_block

DAY = date(2025, 7, 1)
ROWS = (("Mã hiệu", "QT-HT-03"), ("Lần ban hành", "02"), ("Lần sửa đổi", "01"), ("Ngày ban hành", "01/7/2025"))
SHORT = (("MH:", "QT-HT-03"), ("BH lần:", "2"), ("SĐ lần:", "1"), ("Ngày BH:", "01/07/2025"))


def word(fill, head=False):
    """A Word file; `fill(place)` writes its block into the page or into the head of each page."""
    document = docx.Document()
    fill(document.sections[0].header if head else document)
    document.add_paragraph("1. Mục đích")
    content = io.BytesIO()
    document.save(content)
    return SimpleUploadedFile("a.docx", content.getvalue())


def table(rows, columns):
    """Writes a table of these rows."""

    def fill(place):
        width = [docx.shared.Cm(16)] if hasattr(place, "is_linked_to_previous") else []
        made = place.add_table(len(rows), columns, *width)
        for row, cells in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    return fill


def pdf(body):
    """A PDF with words, as a printer program makes it."""
    return SimpleUploadedFile("a.pdf", HTML(string=f"<meta charset=utf-8>{body}").write_pdf())


def rows_of(pairs):
    return "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in pairs)


def columns_apart():
    """Names in one column and values in another: the words come column by column."""
    names, values = zip(*ROWS, strict=True)
    draw = "".join
    return (
        f"<div style='float:left;width:8cm'>{draw(f'<p>{each}</p>' for each in names)}</div>"
        f"<div style='float:left;width:8cm'>{draw(f'<p>{each}</p>' for each in values)}</div>"
    )


SHAPES = {
    "two columns, name and value": lambda: word(table(ROWS, 2)),
    "two columns in the head of each page": lambda: word(table(ROWS, 2), head=True),
    "a row of names over a row of values": lambda: word(table([*zip(*ROWS, strict=True)], 4)),
    "the same in the head of each page": lambda: word(table([*zip(*ROWS, strict=True)], 4), head=True),
    "names in short": lambda: word(table(SHORT, 2)),
    "one cell of several lines": lambda: word(table([("QUY TRÌNH", "\n".join(f"{n}: {v}" for n, v in ROWS))], 2)),
    "issue and amendment by a stroke": lambda: word(
        table([("Mã số:", "QT-HT-03"), ("Ban hành lần:", "02/01"), ("Ngày hiệu lực:", "01/7/2025")], 2)
    ),
    "a PDF of a table": lambda: pdf(f"<table>{rows_of(ROWS)}</table>"),
    "a PDF in short": lambda: pdf(f"<table>{rows_of(SHORT)}</table>"),
    "a PDF column by column": lambda: pdf(columns_apart()),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_block_of_a_real_file_is_read(shape):
    lines = lines_of(SHAPES[shape]())
    block = title_block(lines)
    assert (block.code, block.issue, block.amendment, block.in_force_on) == ("QT-HT-03", 2, 1, DAY), lines


def test_names_without_as_many_values_are_given_none():
    """Nobody could say which value is whose."""
    block = title_block(["Mã hiệu", "Lần ban hành", "Ngày ban hành", "QT-HT-03", "Lần sửa đổi", "01"])
    assert (block.issue, block.in_force_on) == (None, None)


def test_a_day_is_no_issue():
    assert title_block(["Ban hành lần: 01/7/2025"]).issue is None
