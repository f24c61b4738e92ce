"""The two heads in a Word file: the title block of a form, and the head of a report or letter."""

from django.utils.translation import gettext as _
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt

from .blocks import words
from .word_cells import field, grid, put, rule


def title_block(file, head, width):
    """Agency, title and marks in a lined row; the pages after the first carry code, title and page."""
    table = grid(file, 1, [width * 30 // 100, width * 40 // 100, width * 30 // 100])
    agency, name, marks = table.rows[0].cells
    _lines(agency, _agency(head, {}, {"bold": True}), ALIGN.CENTER)
    _lines(name, [(words(head.title), {"bold": True, "size": 14})], ALIGN.CENTER)
    for place, (label, value, look) in enumerate(_marks(head)):
        paragraph = put(marks.add_paragraph() if place else marks.paragraphs[0], f"{label} ", size=11)
        put(paragraph, value, size=11, **look).paragraph_format.space_after = Pt(0)
    _page_of_pages(marks.add_paragraph(), f"{_('Page:')} ", 11).paragraph_format.space_after = Pt(0)
    for cell in (agency, name, marks):
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    file.add_paragraph().paragraph_format.space_after = Pt(0)
    section = file.sections[0]
    section.different_first_page_header_footer = True
    later = section.header.paragraphs[0]
    later.style = file.styles["Normal"]  # the style of headers has tab stops of its own
    later.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    running = " – ".join(each for each in (head.code, words(head.title)) if each)
    put(later, f"{running}\t", size=11)
    _page_of_pages(later, f"{_('Page')} ", 11)


def _agency(head, above, own):
    """The lines of the agency with their looks: those above it, then its own."""
    return [*((line, above) for line in head.agency_above), *((line, own) for line in head.agency)]


def _marks(head):
    if head.code:
        yield _("Code:"), head.code, {"bold": True}
    if head.issue:
        yield _("Issue:"), head.issue, {}
        yield _("Amendment:"), head.amendment, {}
    if head.in_force:
        yield _("In force on:"), words(head.in_force), {}


def _page_of_pages(paragraph, label, size):
    put(paragraph, label, size=size)
    field(paragraph, "PAGE", size)
    put(paragraph, "/", size=size)
    return field(paragraph, "NUMPAGES", size)


def letter_head(file, head, width):
    """Agency at the left, the national title at the right, number and day, kind and about; pages from the second on."""
    if head.form_mark:
        put(file.add_paragraph(), head.form_mark, size=10).alignment = ALIGN.RIGHT
    table = grid(file, 2, [width * 42 // 100, width * 58 // 100], lined=False)
    agency, nation = table.rows[0].cells
    _lines(agency, _agency(head, {"size": 12}, {"bold": True, "size": 12}), ALIGN.CENTER)
    rule(agency, Mm(18))
    national = [
        (_("SOCIALIST REPUBLIC OF VIET NAM"), {"bold": True, "size": 12}),
        (_("Independence - Freedom - Happiness"), {"bold": True, "size": 13}),
    ]
    _lines(nation, national, ALIGN.CENTER)
    rule(nation, Mm(14))
    number, placed = table.rows[1].cells
    _lines(number, [(f"{_('Number:')} {head.number}", {})], ALIGN.CENTER)
    _lines(placed, [(f"{head.place}, {head.dated}", {"slanted": True})], ALIGN.CENTER)
    for cell in (number, placed):
        cell.paragraphs[0].paragraph_format.space_before = Pt(8)
    for place, text in enumerate(each for each in (head.title, head.about) if each):
        paragraph = put(file.add_paragraph(), words(text), bold=True, size=14)
        paragraph.alignment = ALIGN.CENTER
        paragraph.paragraph_format.space_before = Pt(0 if place else 12)
        paragraph.paragraph_format.space_after = Pt(0)
    rule(file, width * 37 // 100)
    file.add_paragraph().paragraph_format.line_spacing = Pt(6)
    section = file.sections[0]
    section.different_first_page_header_footer = True
    later = section.header.paragraphs[0]
    later.alignment = ALIGN.CENTER
    field(later, "PAGE")


def _lines(cell, lines, alignment):
    """Each line as a paragraph of the cell; empty ones are left out."""
    for place, (text, look) in enumerate(line for line in lines if line[0]):
        paragraph = put(cell.add_paragraph() if place else cell.paragraphs[0], words(text), **look)
        paragraph.alignment, paragraph.paragraph_format.space_after = alignment, Pt(0)
