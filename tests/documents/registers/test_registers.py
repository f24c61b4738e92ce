"""The lists of documents say what offices' own lists say, from the register with its filter (7.5.3)."""

from io import BytesIO

import docx
import pytest

from tests.documents.controlled import making as documents
from tests.documents.copies import making as copies
from tests.documents.external import making as external

pytestmark = pytest.mark.django_db


def rows_of(client, address):
    """The rows of the lined table of a paper, each as a list of its cells."""
    answer = client.get(address)
    assert answer.status_code == 200
    table = docx.Document(BytesIO(answer.content)).tables
    lined = next(each for each in table if each.rows[0].cells[0].text.strip() == "TT")
    return [[cell.text for cell in row.cells] for row in lined.rows]


@pytest.mark.both_databases
def test_the_list_of_internal_documents_tells_where_each_goes(office, client):
    copy = copies.issued(office)
    documents.document(office, code="QT-CHUA")
    client.force_login(office.thuky)
    heads, first, second = rows_of(client, "/documents/table.docx")
    assert [first[1], second[1]] == ["QT-CHUA", "QT-HT-01"] and "Mã hiệu" in heads and "Nơi phân phối" in heads
    assert second[3] == "01/00" and f"bản 01: {copy.receiver()}" in second[6] and "Công chức" in second[6]
    assert (first[3], first[7]) == ("", "Chưa có hiệu lực")
    assert len(rows_of(client, "/documents/table.docx?q=QT-CHUA")) == 2


def test_the_list_of_external_documents_tells_what_rests_on_each_and_what_nobody_compared(office, client):
    document = external.in_force(office)
    client.force_login(office.thuky)
    _heads, row = rows_of(client, "/external-documents/table.docx")
    assert row[1] == document.number and "chưa kiểm chứng" in row[6]


def test_the_book_of_copies_tells_who_holds_each_and_what_came_back(office, client):
    copy = copies.recalled(office)
    client.force_login(office.thuky)
    _heads, row = rows_of(client, "/controlled-copies/table.docx")
    assert str(copy.to_unit) in row[3] and row[4].startswith("01") and f"{copy.recalled_on:%d/%m/%Y}" in row[7]
