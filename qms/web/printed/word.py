"""The sheet for Word: the same blocks as the PDF, as an editable file."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from qms.ledger.now import local, now

from . import word_heads
from .blocks import words
from .word_cells import fill, grid, keep_together, put, repeat_head

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MIDDLE = WD_CELL_VERTICAL_ALIGNMENT.CENTER
FACE = "Times New Roman"
MARGINS = {"top_margin": Mm(20), "right_margin": Mm(20), "bottom_margin": Mm(20), "left_margin": Mm(30)}


def write_docx(sheet, person, moment=None):
    """The bytes of the Word file of a sheet, made for a person: at one moment always the same."""
    file, moment = Document(), moment or now()
    _set_up(file, sheet, person, moment)
    head = word_heads.title_block if not sheet.is_letter else word_heads.letter_head
    head(file, sheet.head, _line(file))
    for block, fit in sheet.laid_out():
        DRAWN[block.kind](file, block, *([fit] if fit else []))
    written = BytesIO()
    file.save(written)
    return _packed(written, local(moment))


def _packed(written, moment):
    """The same package with one day on all its parts, where python-docx writes that of the machine's clock."""
    packed = BytesIO()
    with ZipFile(written) as drawn, ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name in drawn.namelist():
            file.writestr(ZipInfo(name, moment.timetuple()[:6]), drawn.read(name), ZIP_DEFLATED)
    return packed.getvalue()


def _set_up(file, sheet, person, moment):
    """Page, typeface, language, and whose file it is."""
    section, normal = file.sections[0], file.styles["Normal"]
    width, height = Mm(210), Mm(297)
    if sheet.landscape:
        section.orientation, width, height = WD_ORIENT.LANDSCAPE, height, width
    section.page_width, section.page_height = width, height
    for margin, size in MARGINS.items():
        setattr(section, margin, size)
    normal.font.name, normal.font.size = FACE, Pt(13)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi"):
        fonts.set(qn(script), FACE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN" if get_language() == "vi" else "en-GB")
    normal.element.rPr.append(language)
    normal.paragraph_format.space_after, normal.paragraph_format.space_before = Pt(6), Pt(0)
    about = file.core_properties
    about.title, about.author, about.last_modified_by = words(sheet.head.title), words(person), words(person)
    about.created = about.modified = moment.replace(tzinfo=None)
    about.comments = ""


def _line(file):
    """The width between the margins."""
    section = file.sections[0]
    return section.page_width - section.left_margin - section.right_margin


def _heading(file, block):
    paragraph = put(file.add_paragraph(), words(block.text), bold=True)
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(10)


def _text(file, block):
    for place, line in enumerate(block.lines()):
        paragraph = file.add_paragraph()
        if block.label and not place:
            put(paragraph, f"{words(block.label)} ", bold=True)
        put(paragraph, line, slanted=block.style == "slanted")
        paragraph.alignment = ALIGN.CENTER if block.style == "centred" else ALIGN.JUSTIFY


def _rich(file, block):
    for line in block.lines:
        paragraph = file.add_paragraph()
        for run in line.runs:
            put(paragraph, words(run.text), run.bold, run.slanted)
        paragraph.alignment = ALIGN.JUSTIFY
        paragraph.paragraph_format.left_indent = Mm(7 * line.depth)


def _facts(file, block):
    table = grid(file, len(block.rows), [_line(file) * 34 // 100, _line(file) * 66 // 100])
    for row, (label, lines) in zip(table.rows, block.written(), strict=True):
        fill(row.cells[0], [label])
        fill(row.cells[1], lines)
    _end(file, table)


def _table(file, block, fit):
    widths = [int(_line(file) * share / 100) for share in fit.shares]
    table = grid(file, 1 + max(len(block.rows), 1), widths)
    for cell, text in zip(table.rows[0].cells, block.heads(), strict=True):
        fill(cell, [text], bold=True, size=fit.size)
        cell.paragraphs[0].alignment, cell.vertical_alignment = ALIGN.CENTER, MIDDLE
    repeat_head(table.rows[0])
    written = block.written()
    cells = [cell for row in table.rows[1:] for cell in row.cells]  # rows look up their cells slowly: once for all
    for cell, lines in zip(cells, (lines for row in written for lines in row), strict=False):
        fill(cell, lines, size=fit.size)
    if not written:
        cells[0].merge(cells[-1])
        fill(cells[0], [block.empty_words()], size=fit.size)
    _end(file, table)


def _end(file, table):
    """The last rows stay with what follows; a little room below the table."""
    keep_together(table)
    room = file.add_paragraph().paragraph_format
    room.space_after, room.line_spacing, room.keep_with_next = Pt(0), Pt(8), True


def _signatures(file, block):
    columns = [
        [
            (each.role_words(), {"bold": True}),
            (_("(Signature and full name)"), {"slanted": True}),
            *SPACE,
            (each.name_words(), {"bold": True}),
            *((line, {"size": 11}) for line in each.lines_below()),
        ]
        for each in block.signers
    ]
    _side_by_side(file, [(column, ALIGN.CENTER) for column in columns])


def _letter_end(file, block):
    recipients = [(_("Recipients:"), {"bold": True, "slanted": True, "size": 12})]
    recipients += [(f"- {line}", {"size": 11}) for line in block.recipient_lines()]
    signed = [(line, {"bold": True}) for line in block.authority_lines()]
    signed += [*SPACE, (block.name_words(), {"bold": True})]
    _side_by_side(file, [(recipients, ALIGN.LEFT), (signed, ALIGN.CENTER)])


SPACE = (("", {}),) * 4


def _side_by_side(file, columns):
    """One unlined row that is never torn, and never alone on its page."""
    for paragraph in file.paragraphs[-2:]:
        paragraph.paragraph_format.keep_with_next = True
    table = grid(file, 1, [_line(file) // len(columns)] * len(columns), lined=False)
    for cell, (lines, alignment) in zip(table.rows[0].cells, columns, strict=True):
        for place, (line, look) in enumerate(lines):
            paragraph = put(cell.add_paragraph() if place else cell.paragraphs[0], line, **look)
            paragraph.alignment, paragraph.paragraph_format.space_after = alignment, Pt(0)


DRAWN = {
    "heading": _heading,
    "text": _text,
    "rich": _rich,
    "facts": _facts,
    "table": _table,
    "signatures": _signatures,
    "letter_end": _letter_end,
}
