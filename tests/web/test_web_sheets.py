"""Every printed form as it lies on the table: nothing leaves the sheet or is broken, and Word and PDF say the same.

Each form is drawn of a prepared record, made long: many rows, long names, and long texts.
"""

from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace

import pytest
from django.urls import get_resolver
from django.utils.translation import override
from docx import Document

from processes.cases.models import Case
from processes.cases.sheets import register_sheet
from qms.ledger.now import frozen
from qms.web.printed import blocks, pdf, word
from qms.web.printed.column_widths import fit
from qms.web.printed.forms import PrintedForm
from qms.web.printed.tables import RegisterTable
from qms.web.printed.whole_words import HYPHEN_INSIDE, LONGEST, PIECE, pieces, whole
from tests.access.lines import gathered
from tests.audits.inspections import making as inspections
from tests.documents.controlled import making as documents
from tests.documents.copies import making as copies
from tests.documents.external import making as external
from tests.documents.record_series import making as record_series
from tests.processes.attainments import making as attainments
from tests.processes.cases import making as cases
from tests.processes.editions import making as editions
from tests.processes.equipment import making as equipment
from tests.processes.nonconformities import making as nonconformities
from tests.processes.objectives import making as objectives
from tests.processes.risks import making as risks
from tests.web.boxes import body_of, faults_of, pages_of, texts_of, words_of_docx, words_of_pdf
from tests.web.test_web_papers import ISSUED, all_papers

pytestmark = pytest.mark.pdf
TEXT = "<h2>1. Mục đích</h2><p>Để <strong>biết</strong> rõ, theo QT-HT-01 ngày 05/02/2026</p>"


def ended(office):
    """An objective whose quarters are over."""
    with frozen(cases.at(2026, 7, 15, 8, 0)):
        return objectives.closed(office)


# What is not issued, and a record of which it is printed.
LIVING = {
    ("editions", "index"): editions.in_force,
    ("document-revisions", "document"): lambda office: documents.effective(office, text=TEXT),
    ("document-revisions", "approvals"): lambda office: documents.effective(office, text=TEXT),
    ("equipment", "card"): equipment.kept_fit,
    ("objectives", "objective"): ended,
    ("inspection-rounds", "report"): lambda office: inspections.verified(office).round,
}
FORMS = {(name, paper.slug): paper for name, paper in all_papers() if isinstance(paper, PrintedForm)}
NAME = "Nguyễn Thị Hoàng Phương Nghiêng"
DAY = "28/12/2026"
SENTENCE = f"{NAME} nhận 12.345.678.900 đồng theo Quyết định 118/2025/QĐ-UBND ngày {DAY}, hồ sơ HS-261128-0001. "
ROWS = 35
TWIP = 635  # what Word counts in, as python-docx has it
LISTS = {
    "competences": attainments.listed,
    "documents": lambda office: documents.effective(office).document,
    "external-documents": external.in_force,
    "controlled-copies": copies.issued,
    "record-series": record_series.in_use,
    "objectives": ended,
    "risks": lambda office: risks.IN_STATE["identified"](office),
    "nonconformities": nonconformities.closed,
    **gathered("LISTS"),
}


def tables():
    """{collection: the form of its register}: every register that has one."""
    views = (each.callback for each in _patterns(get_resolver().url_patterns))
    found = [view for view in views if getattr(view, "view_class", None) is RegisterTable]
    return {view.view_initkwargs["record_type"].collection: view.view_initkwargs["form"] for view in found}


def _patterns(patterns):
    for each in patterns:
        yield from _patterns(each.url_patterns) if hasattr(each, "url_patterns") else (each,)


def test_every_form_is_looked_at():
    assert set(FORMS) == {*LIVING, *ISSUED} & set(FORMS) and len(FORMS) >= 15
    assert set(tables()) == set(LISTS)


def long(sheet):
    """The same sheet with many rows, long names and long texts."""
    return replace(sheet, blocks=tuple(map(_long, sheet.blocks)))


def _long(block):
    match block.kind:
        case "table":
            wide = len(block.columns) <= 10
            added = [(NAME,) * len(block.columns), *([(DAY,) * len(block.columns)] if wide else [])]
            return replace(block, rows=(*(block.rows * ROWS)[:ROWS], *added))
        case "facts":
            return replace(
                block, rows=tuple((label, f"{blocks.words(value)} {SENTENCE}") for label, value in block.rows)
            )
        case "text":
            return replace(block, text=f"{blocks.words(block.text)} {SENTENCE * 4}")
        case "signatures":
            return replace(block, signers=tuple(replace(each, name=NAME) for each in block.signers))
    return block


def check(sheet):
    """Boxes, ink, both files; the signatures whole on the last page."""
    with override("vi"):
        content, file = pdf.write_pdf(sheet), Document(BytesIO(word.write_docx(sheet, "Người in")))
        heads = [" ".join(block.heads()).split() for block in sheet.blocks if block.kind == "table"]
        fits = [each for _block, each in sheet.laid_out() if each]
        signed = [each.name_words().split() for block in sheet.blocks[-1:] for each in getattr(block, "signers", ())]
    assert faults_of(content, sheet.landscape) == []
    said = words_of_pdf(content, heads)
    assert said == words_of_docx(file)
    section = file.sections[0]
    assert (section.page_width > section.page_height) == sheet.landscape
    millimetres = [round(getattr(section, f"{side}_margin").mm) for side in ("top", "right", "bottom", "left")]
    assert millimetres == [20, 20, 20, 30]
    assert [found[0] for text in texts_of(file) for found in PIECE.finditer(text) if breaks(found[0])] == []
    line = section.page_width - section.left_margin - section.right_margin
    for each in fits:
        shares = tuple(int(line * share / 100) for share in each.shares)
        drawn = [tuple(column.width for column in table.columns) for table in file.tables]
        assert any(widths == pytest.approx(shares, abs=TWIP) for widths in drawn if len(widths) == len(shares)), each
    last = " ".join(word.text for word in body_of(pages_of(content)[-1]))
    assert [name for name in signed if not all(part in last for part in name)] == []


def breaks(found):
    return len(found) <= LONGEST and (HYPHEN_INSIDE.search(found) or " " in found)


@pytest.mark.parametrize("name", FORMS, ids="/".join)
def test_a_form_is_whole_on_its_sheet_and_in_word(office, name):
    with frozen(cases.MONDAY), override("vi"):
        record = (LIVING | ISSUED)[name](office)
        sheet = FORMS[name].sheet(record, None)
        sheet = replace(sheet, blocks=tuple(sheet.blocks))
    check(sheet)
    check(long(sheet))


@pytest.mark.parametrize("name", LISTS)
def test_a_register_on_paper_is_whole_too(office, name):
    with frozen(cases.MONDAY), override("vi"):
        record = LISTS[name](office)
        found = SimpleNamespace(unit=record.unit, rows=type(record).objects.all())
        sheet = tables()[name].sheet(found, SimpleNamespace(user=office.qmr))
    check(long(sheet))


def test_the_book_of_dossiers_lies_across_the_sheet(office):
    with frozen(cases.MONDAY), override("vi"):
        cases.closed(office)
        sheet = replace(register_sheet(Case.objects.all()), head=blocks.TitleBlock((), ("XÃ VĨNH BẢO",), "Sổ"))
    assert sheet.landscape
    check(long(sheet))


# ── The mechanism


def test_columns_are_as_wide_as_their_widest_word_and_otherwise_as_was_said():
    table = blocks.Table(("TT", "Ngày"), ((1, DAY),), widths=(90, 10))
    wide, narrow = fit(table, 453), fit(table, 200)
    assert 10 < wide.shares[1] < 20 and sum(wide.shares) == pytest.approx(100, abs=0.1) and wide.size == 12
    assert narrow.shares[1] > wide.shares[1]
    assert fit(blocks.Table(("A", "B"), (("a", "b"),), widths=(30, 70)), 453).shares == (30, 70)


def test_where_words_find_no_room_the_letters_become_smaller():
    table = blocks.Table(tuple("ABCDEF"), (("HS-261128-0001",) * 6,))
    assert fit(table, 700).size == 12 and fit(table, 560).size < 12


def test_what_has_a_digit_is_whole_and_a_very_long_word_is_not():
    assert pieces("nộp 1.250.000 đồng, 85,7 % theo 12/BC-UBND") == [
        "nộp",
        "1.250.000 đồng",
        ",",
        "85,7 %",
        "theo",
        "12/BC-UBND",
    ]
    assert pieces("a" * 64) == [] and "whole" not in whole(f"<p>{'1-' * 40}</p>")
    assert (
        whole("<p>Số 12/BC-UBND ngày 05/02/2026</p>")
        == '<p>Số <span class="whole">12/BC-UBND</span> ngày 05/02/2026</p>'
    )
