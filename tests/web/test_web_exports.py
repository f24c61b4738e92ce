"""Registers as workbooks: the rows of the filter, real values, no formula, and only what the person may see."""

from datetime import datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from documents.controlled.models import Document
from qms.ledger.now import frozen
from qms.lifecycle import filters
from qms.lifecycle.door import create
from qms.web import exports, plain_text, workbooks
from tests.documents.controlled import making
from tests.processes.cases import making as cases

pytestmark = pytest.mark.both_databases


@pytest.fixture
def taken(client):
    """The workbook that a person takes from a register, as (rows of the first sheet, lines of the second)."""

    def take(person, register, **asked):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        answer = client.get(reverse(f"{register}_xlsx"), asked)
        assert answer.status_code == 200 and answer["Content-Type"] == workbooks.XLSX
        book = load_workbook(BytesIO(b"".join(answer.streaming_content)))
        take.sheet = book.worksheets[0]
        return list(book.worksheets[0].iter_rows()), [[cell.value for cell in row] for row in book.worksheets[1]]

    return take


def titled(office, title, code="QT-HT-07", **values):
    given = {"code": code, "title": title, "kind": "form", "unit": office.units["vhxh"]} | values
    return create(Document, by=office.congchuc1, **given)


def column(rows, place):
    return [row[place].value for row in rows[1:]]


# ── Formulas


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_what_begins_like_a_formula_is_text_with_an_apostrophe(office, taken, beginning):
    titled(office, f"{beginning}HYPERLINK(A1)")
    rows, _ = taken(office.congchuc1, "documents")
    cell = rows[1][1]
    assert cell.data_type == "s" and cell.value.startswith("'") and "HYPERLINK(A1)" in cell.value


def test_plain_words_keep_their_first_letter_and_lose_control_characters(office, taken):
    titled(office, "Đăng ký <script>&\x0b khai sinh")
    rows, _ = taken(office.congchuc1, "documents")
    assert rows[1][1].value == "Đăng ký <script>& khai sinh"


def test_words_of_the_filter_are_harmless_too(office, taken):
    titled(office, "Đăng ký")
    _, about = taken(office.congchuc1, "documents", q="=1+1")
    assert "'=1+1" in [said for _, said in about]


def test_a_text_longer_than_a_cell_is_cut_and_says_so():
    assert plain_text.harmless("a" * 40_000).endswith("…")


# ── Rows


def test_the_filter_of_the_screen_holds_on_all_its_pages(office, taken, client, monkeypatch):
    monkeypatch.setattr(filters, "LIMIT", 2)
    monkeypatch.setattr(exports, "CHUNK", 2)
    for place in range(5):
        titled(office, f"Biểu mẫu {place}", code=f"BM-{place}")
        titled(office, "Quy trình", code=f"QT-{place}", kind="system_procedure")
    rows, about = taken(office.congchuc1, "documents", kind="form", q="bieu", after="3")
    assert column(rows, 0) == ["BM-4", "BM-3", "BM-2", "BM-1", "BM-0"]
    said = [said for _, said in about]
    assert "Biểu mẫu" in said and "bieu" in said and 5 in said and office.congchuc1.full_name in said


def test_columns_and_labels_are_those_of_the_screen(office, taken, client):
    making.effective(office)
    rows, _ = taken(office.congchuc1, "documents")
    page = client.get(reverse("documents")).context
    assert [cell.value for cell in rows[0]][1:] == page["table"].heads[1:]
    assert "Trạng thái" in [cell.value for cell in taken(office.congchuc1, "document_revisions")[0][0]]
    assert taken.sheet.freeze_panes == "B2"
    assert all(taken.sheet.column_dimensions[letter].width >= 10 for letter in "ABCDEF")


def test_days_are_days_and_states_are_words(office, taken):
    with frozen(cases.at(2026, 3, 2, 8, 0)):
        making.effective(office)
        rows, _ = taken(office.congchuc1, "documents")
        revisions, _ = taken(office.congchuc1, "document_revisions")
        asked, _ = taken(office.congchuc1, "acknowledgements")
    assert rows[1][5].value == datetime(2026, 3, 2) and rows[1][5].number_format == "dd/mm/yyyy"
    assert "Đang hiệu lực" in column(revisions, 3)
    assert {type(each) for each in column(asked, 4)} == {datetime}


def test_a_deadline_is_a_moment_and_beside_it_how_it_stands(office, taken):
    with frozen(cases.MONDAY):
        case = cases.on_work(office, cases.procedure(office))
        rows, _ = taken(office.congchuc1, "cases")
    due = rows[1][5]
    assert isinstance(due.value, datetime) and due.number_format == "dd/mm/yyyy hh:mm"
    assert due.value.date() == case.lateness().due.date()
    assert rows[1][6].value and len(rows[0]) == 8


def test_more_rows_than_the_ceiling_is_said_on_both_sheets(office, taken, monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS", 3)
    for place in range(3):
        titled(office, "Biểu mẫu", code=f"BM-{place}")
    rows, about = taken(office.congchuc1, "documents")
    assert len(rows) == 4 and len(about) == 5
    titled(office, "Biểu mẫu", code="BM-3")
    rows, about = taken(office.congchuc1, "documents")
    assert column(rows, 0)[:3] == ["BM-3", "BM-2", "BM-1"] and "3" in rows[-1][0].value
    assert rows[-1][0].value in [said for _, said in about]


def test_an_empty_register_is_an_empty_sheet(office, taken):
    rows, about = taken(office.congchuc1, "cases")
    assert len(rows) == 1 and 0 in [said for _, said in about]


# ── Who


def test_nobody_takes_what_they_may_not_see(office, taken):
    making.draft(office)
    assert column(taken(office.congchuc1, "document_revisions")[0], 0)
    assert column(taken(office.congchuc3, "document_revisions")[0], 0) == []


def test_an_applicant_stays_masked_and_the_taking_is_in_the_log(office, taken, caplog):
    with frozen(cases.MONDAY), caplog.at_level("INFO", "qms.exports"):
        cases.on_work(office, cases.procedure(office))
        rows, _ = taken(office.motcua1, "cases", q="QT-TP-09")
    assert column(rows, 2) == ["Nguyễn T. M."]
    assert caplog.messages == ["motcua1 took 1 rows of /cases as a workbook"]


def test_the_register_offers_the_workbook_of_its_filter(office, client):
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("documents"), {"kind": "form", "after": "9"}).content.decode()
    assert 'href="/documents.xlsx?kind=form"' in page
    assert 'href="/documents.xlsx"' in client.get(reverse("documents")).content.decode()


@pytest.mark.parametrize("register", ["documents", "cases"])
def test_many_rows_ask_as_many_questions_as_one(office, taken, register):
    asked = []
    with frozen(cases.MONDAY):
        procedure = cases.procedure(office)
        taken(office.motcua1, register)  # signing in asks its own
        for more in (1, 6):
            for place in range(more):
                titled(office, "A", code=f"BM-{more}-{place}")
                cases.on_work(office, procedure)
            with CaptureQueriesContext(connection) as queries:
                taken(office.motcua1, register)
            asked.append(len(queries))
    assert asked[0] == asked[1]
