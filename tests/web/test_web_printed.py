"""Forms for Word: the blocks in the file, who gets it, and what the record page offers."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from documents.controlled.printing import signers
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.web.printed import blocks, pdf, word
from qms.web.printed.forms import PrintedForm
from qms.web.printed.heads import dated, letter_head, place_of, title_block
from qms.web.printed.rich_text import rich_text
from tests.documents.controlled import making
from tests.processes.cases import making as cases
from tests.web.boxes import texts_of


@pytest.fixture
def as_person(client):
    def signed_in(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


def opened(content):
    return Document(BytesIO(content))


def words_of(file):
    """Everything that is written in a Word file, its headers included."""
    header = "".join(part.text for part in file.sections[0].header._element.iter() if part.tag.endswith("}t"))
    return header + "\n".join(texts_of(file)).replace("\u2011", "-")


def title_sheet(browser, revision, kind="docx"):
    return browser.get(reverse("document_revisions_form", args=[revision.pk, "title-sheet", kind]))


# ── The title sheet of a revision


def test_the_title_sheet_has_the_head_the_changes_and_the_signatures(office, as_person):
    with frozen(cases.at(2026, 2, 5, 8, 0)):
        first = making.effective(office)
        second = making.effective(
            office,
            document_=first.document,
            title="Kiểm soát <script>&",
            change_summary="Sửa mục 5\nBỏ mục 6",
            decision="12/QĐ",
        )
    answer = title_sheet(as_person(office.congchuc1), second)
    file = opened(answer.content)
    head, facts, changes, signed = file.tables
    assert answer["Content-Type"] == word.DOCX and answer["Cache-Control"] == "no-store"
    assert "ỦY BAN NHÂN DÂN\nXÃ VĨNH BẢO" in head.cell(0, 0).text and "Kiểm soát <script>&" in head.cell(0, 1).text
    assert "QT-HT-01" in head.cell(0, 2).text and "05/02/2026" in head.cell(0, 2).text
    assert "12/QĐ" in facts.cell(2, 1).text
    assert [row.cells[1].text for row in changes.rows[1:]] == ["01/00", "01/01"]
    assert changes.cell(2, 2).text == "Sửa mục 5\nBỏ mục 6"
    assert office.congchuc1.full_name in signed.cell(0, 0).text and office.chutich.full_name in signed.cell(0, 2).text
    assert "05/02/2026 08:00" in signed.cell(0, 1).text


def test_a_confirmation_of_an_earlier_round_is_not_shown(office):
    revision = making.submitted(office)
    perform(revision.endorse, by=office.truongphong, password="demo")
    assert [bool(each.confirmed_at) for each in signers(revision)] == [True, True, False]
    perform(revision.return_for_change, by=office.chutich, reason="Thiếu phụ lục")
    revision = perform(revision.submit, by=office.congchuc1)
    assert [bool(each.confirmed_at) for each in signers(revision)] == [True, False, False]


def test_who_may_not_see_the_record_gets_no_form(office, as_person):
    draft = making.draft(office)
    assert title_sheet(as_person(office.congchuc1), draft).status_code == 200
    assert title_sheet(as_person(office.congchuc3), draft).status_code == 404


@pytest.mark.parametrize(("form", "kind"), [("nothing", "docx"), ("title-sheet", "odt")])
def test_what_is_no_form_is_not_found(office, as_person, form, kind):
    draft = making.draft(office)
    address = reverse("document_revisions_form", args=[draft.pk, form, kind])
    assert as_person(office.congchuc1).get(address).status_code == 404


def test_the_taking_of_a_form_is_in_the_log(office, as_person, caplog):
    with caplog.at_level("INFO", "qms.exports"):
        title_sheet(as_person(office.congchuc1), making.draft(office))
    assert caplog.messages == ["congchuc1 took form title-sheet of QT-HT-01/01-00/1 as docx"]


def test_the_whole_document_is_its_text_with_its_signatures(office, as_person):
    text = "<h2>1. Mục đích</h2><p>Để <strong>biết</strong> &lt;rõ&gt;</p><ol><li>Một</li><li>Hai</li></ol>"
    revision = making.draft(office, text=text)
    answer = as_person(office.congchuc1).get(reverse("document_revisions_form", args=[revision.pk, "document", "docx"]))
    file = opened(answer.content)
    said = [each for each in file.paragraphs if each.text]
    words = ["Bảng theo dõi sửa đổi", "1. Mục đích", "Để biết <rõ>", "1. Một", "2. Hai"]
    assert [each.text for each in said] == words
    assert [run.text for each in said[2:] for run in each.runs if run.bold] == ["biết"]
    assert office.chutich.full_name in file.tables[-1].cell(0, 2).text


def test_a_document_that_is_only_a_file_has_no_text_to_print(office, as_person):
    revision = making.draft(office, text="")
    address = reverse("document_revisions_form", args=[revision.pk, "document", "docx"])
    assert as_person(office.congchuc1).get(address).status_code == 404


# ── The control sheet of a dossier


def test_the_control_sheet_has_the_national_head_and_masks_the_applicant(office, as_person):
    with frozen(cases.MONDAY):
        case = cases.on_work(office, cases.procedure(office))
        answer = as_person(office.motcua1).get(reverse("cases_form", args=[case.pk, "control-sheet", "docx"]))
    file = opened(answer.content)
    said = words_of(file)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in said and "Vĩnh Bảo, ngày 02 tháng 03 năm 2026" not in said
    assert "Vĩnh Bảo, ngày 02 tháng 3 năm 2026" in said and case.number in said
    assert "Nguyễn T. M." in said and "Nguyễn Thị Mẫu" not in said
    assert file.sections[0].page_width > file.sections[0].page_height
    assert len(file.tables[1].rows) == 1 + len(case.way.rows())


def test_a_form_is_offered_only_where_it_applies(office, as_person):
    with frozen(cases.MONDAY):
        received = cases.IN_STATE["received"](office)
        browser = as_person(office.motcua1)
        assert browser.get(reverse("cases_form", args=[received.pk, "control-sheet", "docx"])).status_code == 404
        assert "control-sheet.docx" not in browser.get(reverse("cases_record", args=[received.pk])).content.decode()


def test_many_steps_ask_as_many_questions_as_few(office, as_person):
    asked = []
    with frozen(cases.MONDAY):
        procedure = cases.procedure(office)
        for maker in (cases.on_work, cases.on_last_step):
            case = maker(office, procedure)
            browser = as_person(office.motcua1)
            address = reverse("cases_form", args=[case.pk, "control-sheet", "docx"])
            browser.get(address)
            with CaptureQueriesContext(connection) as queries:
                browser.get(address)
            asked.append(len(queries))
    assert asked[0] == asked[1]


# ── The record page


def test_the_record_page_offers_the_form_for_word_and_as_pdf(office, as_person, monkeypatch):
    monkeypatch.setattr(pdf, "has_pango", lambda: True)
    draft = making.draft(office)
    page = as_person(office.congchuc1).get(reverse("document_revisions_record", args=[draft.pk])).content.decode()
    assert f"/document-revisions/{draft.pk}/forms/title-sheet.docx" in page
    assert f"/document-revisions/{draft.pk}/forms/title-sheet.pdf" in page


def test_without_pango_the_button_says_why_and_word_still_works(office, as_person, monkeypatch):
    monkeypatch.setattr(pdf, "has_pango", lambda: False)
    draft, browser = making.draft(office), as_person(office.congchuc1)
    record = reverse("document_revisions_record", args=[draft.pk])
    page = browser.get(record).content.decode()
    assert "title-sheet.pdf" not in page and "Pango" in page
    assert title_sheet(browser, draft).status_code == 200
    back = title_sheet(browser, draft, "pdf")
    assert back.status_code == 302 and back["Location"] == record
    assert "libpango" in pdf.pdf().todo and not pdf.pdf().well


def test_a_typeface_without_vietnamese_letters_is_told(monkeypatch):
    monkeypatch.setattr(pdf, "has_pango", lambda: True)
    monkeypatch.setattr(pdf, "vietnamese_serif", lambda: "DejaVu Serif")
    assert not pdf.pdf().well and "DejaVu Serif" in pdf.pdf().says
    monkeypatch.setattr(pdf, "vietnamese_serif", lambda: "Liberation Serif")
    assert pdf.pdf().well


# ── Blocks, drawn for Word


def letter(*parts):
    head = blocks.LetterHead(
        (), ("XÃ VĨNH BẢO",), "12/BC-UBND", "Vĩnh Bảo", "ngày 05 tháng 02 năm 2026", "BÁO CÁO", "Tình hình"
    )
    return blocks.Sheet(head, parts)


def test_a_report_ends_with_its_recipients_and_the_authority():
    end = blocks.LetterEnd(("Như trên", "Lưu: VT"), ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "Trần Văn Mẫu")
    file = opened(word.write_docx(letter(blocks.Text("Nội dung"), end), "QMR"))
    recipients, signed = file.tables[-1].rows[0].cells
    assert "- Như trên\n- Lưu: VT" in recipients.text
    assert signed.text.startswith("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH") and signed.text.endswith("Trần Văn Mẫu")
    assert file.sections[0].different_first_page_header_footer
    assert "PAGE" in file.sections[0].header._element.xml and "PAGE" not in file.element.body.xml
    assert file.core_properties.author == "QMR"


def test_rows_are_never_torn_and_the_last_ones_stay_with_the_signatures():
    table = blocks.Table(("A", "B"), tuple((place, "chữ") for place in range(6)))
    signed = blocks.Signatures((blocks.Signer("Người viết", "Trần Văn Mẫu"),))
    drawn, row = opened(word.write_docx(letter(table, signed), "QMR")).tables[1:]
    kept = [bool(each.cells[0].paragraphs[0].paragraph_format.keep_with_next) for each in drawn.rows]
    assert kept == [True, False, False, False, True, True, True]
    assert all("cantSplit" in each._tr.xml for each in [*drawn.rows, *row.rows])
    assert "tblHeader" in drawn.rows[0]._tr.xml and "tblHeader" not in drawn.rows[1]._tr.xml


def test_an_empty_table_says_so_and_control_characters_are_left_out():
    table = blocks.Table(("A", "B"), (), empty="Chưa có")
    facts = blocks.Facts((("Nhãn", "a\x0bb\x00c"), ("Trống", None), ("Có", True)))
    file = opened(word.write_docx(letter(table, facts), "QMR"))
    assert file.tables[1].cell(1, 0).text == "Chưa có"
    assert [row.cells[1].text for row in file.tables[2].rows] == ["abc", "–", "có"]


def test_a_text_before_the_signatures_stays_with_them():
    signed = blocks.Signatures((blocks.Signer("Người viết", "Trần Văn Mẫu"),))
    file = opened(word.write_docx(letter(blocks.Text("một\nhai\nba\nbốn"), signed), "QMR"))
    kept = [each.text for each in file.paragraphs if each.paragraph_format.keep_with_next]
    assert kept == ["ba", "bốn"]


# ── Texts of the editor


def read(html):
    """Blocks in short: headings, lines with their depth, tables."""
    found = []
    for block in rich_text(html):
        if block.kind == "rich":
            found += [(line.depth, "".join(run.text for run in line.runs).strip()) for line in block.lines]
        else:
            found.append(block.text if block.kind == "heading" else (block.columns, *block.rows))
    return found


@pytest.mark.parametrize(
    ("html", "blocks_"),
    [
        ("", []),
        ("trơn", [(0, "trơn")]),
        ("<div>một<br>hai</div><p> </p><p>ba\n  bốn</p>", [(0, "một"), (0, "hai"), (0, "ba bốn")]),
        ("<h3>Phần</h3>chữ <b>đậm</b>, <i>nghiêng</i>.", ["Phần", (0, "chữ đậm, nghiêng.")]),
        (
            "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>e",
            [(1, "- a"), (2, "1. b"), (2, "2. c"), (1, "- d"), (0, "e")],
        ),
        ("<ul><li><p>a</p></li></ul>", [(1, "- a")]),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>c<br>d</td></tr></table>e",
            [(("A", "B"), ("c\nd", "")), (0, "e")],
        ),
        ("<table></table><unknown>f</unknown>", [(0, "f")]),
    ],
)
def test_the_text_of_the_editor_becomes_blocks(html, blocks_):
    assert read(html) == blocks_


def test_bold_and_slanted_words_stay_so():
    (block,) = rich_text("a <strong>b <em>c</em></strong> d</b> e")
    looks = [(run.text.strip(), run.bold, run.slanted) for run in block.lines[0].runs]
    assert looks == [
        ("a", False, False),
        ("b", True, False),
        ("c", True, True),
        ("d", False, False),
        ("e", False, False),
    ]


# ── Heads


def test_the_form_carries_the_issue_that_is_in_force(office):
    form = PrintedForm(slug="x", code="BM-01", title="Phiếu", blocks=lambda record, request: [])
    record = making.draft(office)
    assert title_block(record, form).issue == ""
    with frozen(cases.at(2026, 2, 5, 8, 0)):
        making.effective(office, document_=making.document(office, code="BM-01"))
    head = title_block(record, form)
    assert (head.code, head.issue, head.amendment) == ("BM-01", "01", "00")
    assert head.in_force.isoformat() == "2026-02-05"


def test_the_place_is_the_name_of_the_commune(office):
    assert place_of(office.units["vhxh"]) == "Vĩnh Bảo"
    form = PrintedForm(slug="x", title="Báo cáo", blocks=lambda record, request: [], head=letter_head)
    assert letter_head(making.draft(office), form).title == "BÁO CÁO"


@pytest.mark.parametrize(
    ("day", "written"),
    [((2026, 2, 5), "ngày 05 tháng 02 năm 2026"), ((2026, 11, 25), "ngày 25 tháng 11 năm 2026")],
)
def test_days_are_dated_as_offices_do(day, written):
    assert dated(cases.at(*day, 8).date()) == written
