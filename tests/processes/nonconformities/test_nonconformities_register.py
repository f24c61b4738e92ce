"""The register of nonconformities on paper, in the columns of the office."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from processes.nonconformities.register_paper import table_of_nonconformities
from qms.web.printed import pdf
from tests.processes.nonconformities import making as making

pytestmark = pytest.mark.both_databases


@pytest.fixture
def as_person(client):
    def signed_in(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


def rows_of(answer):
    """The cells of the table, row by row."""
    table = Document(BytesIO(answer.content)).tables[1]
    return [[cell.text for cell in row.cells] for row in table.rows]


def paper(as_person, person, kind="docx", **asked):
    return as_person(person).get(reverse("nonconformities_table", args=[kind]), asked)


def test_it_has_a_row_for_each_and_tells_how_it_ended(office, as_person):
    closed = making.closed(office)
    waiting = making.reported(office, description="Thiếu chữ ký <b>")
    head, first, second = rows_of(paper(as_person, office.qmr))
    assert len(head) == 8
    assert first[:2] == ["1", closed.number] and first[6] == closed.get_ending_display() and first[5]
    assert second[1:4] == [waiting.number, str(waiting.unit), waiting.title] and second[5] == ""


def test_what_was_found_again_in_the_unit_is_said(office, as_person):
    making.analysed(office)
    making.analysed(office)
    making.analysed(office, unit=office.units["kt"])
    _head, earlier, later, elsewhere = rows_of(paper(as_person, office.qmr))
    assert earlier[7] != later[7] and later[7] == elsewhere[7]


def test_it_asks_the_same_number_of_questions_for_any_number_of_rows(office, as_person):
    def questions():
        with CaptureQueriesContext(connection) as asked:
            paper(as_person, office.qmr)
        return len(asked)

    making.analysed(office)
    questions()
    few = questions()
    for _ in range(3):
        making.analysed(office)
    assert questions() == few


@pytest.mark.parametrize(
    ("name", "asked", "rows"), [("qmr", {}, 1), ("qmr", {"state": "closed"}, 0), ("motcua1", {}, 0)]
)
def test_it_follows_the_filter_and_the_person(office, as_person, name, asked, rows):
    record = making.accepted(office)
    found = [row for row in rows_of(paper(as_person, getattr(office, name), **asked)) if row[1] == record.number]
    assert len(found) == rows


def test_the_register_leads_to_its_paper(office, as_person, monkeypatch):
    making.accepted(office)
    page = as_person(office.qmr).get(reverse("nonconformities"), {"state": "accepted"}).content.decode()
    assert f"{reverse('nonconformities_table', args=['docx'])}?state=accepted" in page
    assert paper(as_person, office.qmr, "odt").status_code == 404
    monkeypatch.setattr(pdf, "has_pango", lambda: False)
    assert paper(as_person, office.qmr, "pdf")["Location"] == reverse("nonconformities")


def test_the_blocks_are_made_of_what_was_found(office, rf):
    request = rf.get("/")
    request.user = office.qmr
    found = type("Found", (), {"rows": [], "unit": office.units["vhxh"]})
    table, _signatures = table_of_nonconformities(found, request)
    assert table.rows == ()
