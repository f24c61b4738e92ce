"""The small things of a Word file: runs, page fields, tables whose rows stay whole."""

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from .whole_words import HYPHEN, joined

STAYING = 3  # rows that stay together at the end of a table


def put(paragraph, text, bold=False, slanted=False, size=None):
    """Add text to a paragraph, its dates and numbers never broken over lines; returns the paragraph."""
    first, *others = joined(text).split(HYPHEN)
    run = paragraph.add_run(first)
    for piece in others:
        run._r.append(OxmlElement("w:noBreakHyphen"))
        _add_to(run, piece)
    run.bold, run.italic = bold or None, slanted or None
    if size:
        run.font.size = Pt(size)
    return paragraph


def _add_to(run, text):
    """Write on in a run, with the tabs that python-docx makes of a run's first text only."""
    for place, piece in enumerate(text.split("\t")):
        if place:
            run.add_tab()
        run.add_text(piece)


def field(paragraph, name, size=None):
    """Add a field that Word counts itself: PAGE or NUMPAGES."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("shown", "1"), ("end", "")):
        put(paragraph, "", size=size).runs[-1]._r.append(_field_part(kind, text))
    return paragraph


def _field_part(kind, text):
    if kind == "shown":
        part = OxmlElement("w:t")
        part.text = text
    elif text:
        part = OxmlElement("w:instrText")
        part.text = text
    else:
        part = OxmlElement("w:fldChar")
        part.set(qn("w:fldCharType"), kind)
    return part


def fill(cell, lines, **look):
    """Write lines into a cell, each a paragraph, with a little room above and below."""
    for place, line in enumerate(lines):
        put(cell.add_paragraph() if place else cell.paragraphs[0], line, **look)
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(0)
    cell.paragraphs[0].paragraph_format.space_before = cell.paragraphs[-1].paragraph_format.space_after = Pt(2)


def grid(file, rows, widths, lined=True):
    """A table of this many rows, whose columns have these widths and whose rows are never torn."""
    table = file.add_table(rows, len(widths))
    table.style = "Table Grid" if lined else "Normal Table"
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
    for row in table.rows:
        _mark(row, "w:cantSplit")
    return table


def repeat_head(row):
    """The row stands again on every page that the table reaches, and is never its last line."""
    _mark(row, "w:tblHeader")
    _keep(row)


def keep_together(table):
    """The last rows of a table stay together, and with what follows it."""
    for row in list(table.rows)[-STAYING:]:
        _keep(row)


def _keep(row):
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _mark(row, name):
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def rule(place, indent):
    """A short line below what a cell or the file says so far, as under the agency's name."""
    paragraph = place.add_paragraph()
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = indent
    layout.space_after, layout.line_spacing = Pt(0), Pt(4)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc")
