"""What is taken or printed of a document says what it is, and a telephone learns whether it holds (7.5.3)."""

from datetime import date, timedelta
from io import BytesIO
from types import SimpleNamespace

import docx
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader, PdfWriter

from audits.pack.records import pages
from documents.controlled.models import DocumentRevision
from documents.copies import throttle
from documents.copies.tokens import token_of
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from qms.lifecycle.registry import type_of
from qms.people.models import ReadingScope
from tests.documents.controlled import making as documents

from . import making

pytestmark = pytest.mark.django_db
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file():
    written, file = BytesIO(), docx.Document()
    file.add_paragraph("Nội dung quy trình")
    file.save(written)
    return SimpleUploadedFile("quy-trinh.docx", written.getvalue(), DOCX)


def pdf_file():
    written, file = BytesIO(), PdfWriter()
    file.add_blank_page(595, 842)
    file.add_blank_page(842, 595)
    file.write(written)
    return SimpleUploadedFile("toan-van.pdf", written.getvalue())


def words_of(answer):
    """What stands on the paper, and in its feet."""
    content = answer.content if hasattr(answer, "content") else b"".join(answer.streaming_content)
    if answer.headers["Content-Type"] == "application/pdf":
        return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    file = docx.Document(BytesIO(content))
    return ["\n".join(each.text for each in file.sections[0].footer.paragraphs)]


def revised(revision):
    return DocumentRevision.objects.get(pk=revision.pk)


def taken(client, revision):
    file = revision.files().get()
    return client.get(reverse("file", args=[file.pk]))


@pytest.mark.pdf
@pytest.mark.parametrize("make", [word_file, pdf_file])
def test_a_file_bears_what_it_is_on_every_page_and_the_kept_one_stays(office, client, make):
    revision = documents.effective(office, file=make())
    client.force_login(office.congchuc2)
    answer = taken(client, revision)
    for page in words_of(answer):
        assert "QT-HT-01" in page and "01/00" in page and "BẢN KHÔNG KIỂM SOÁT" in page and "Đang hiệu lực" in page
        assert str(office.congchuc2) in page and "HẾT HIỆU LỰC" not in page
    make_content = make().read()
    with revision.files().get().open() as kept:
        assert len(kept.read()) == len(make_content)


@pytest.mark.pdf
@pytest.mark.parametrize("make", [word_file, pdf_file])
def test_what_is_superseded_says_so_first(office, client, make):
    revision = documents.effective(office, file=make())
    documents.effective(office, document_=revision.document, change_summary="Sửa")
    client.force_login(office.congchuc2)
    answer = taken(client, revision)
    assert all("KHÔNG CÒN HIỆU LỰC" in page for page in words_of(answer))
    page = client.get(reverse("document_revisions_record", args=[revision.pk])).content.decode()
    assert 'role="alert"' in page and "Không còn hiệu lực từ" in page


def test_a_printed_form_is_stamped_too_and_its_file_is_named_so(office, client):
    revision = documents.effective(office)
    client.force_login(office.congchuc2)
    answer = client.get(reverse("document_revisions_form", args=[revision.pk, "document", "docx"]))
    assert "BẢN KHÔNG KIỂM SOÁT" in words_of(answer)[0]
    assert "qt-ht-01-01-00-dang-hieu-luc" in answer.headers["Content-Disposition"]


def test_a_file_that_cannot_be_stamped_is_named_so(office, client):
    locked, written = PdfWriter(), BytesIO()
    locked.add_blank_page(595, 842)
    locked.encrypt("x")
    locked.write(written)
    revision = documents.effective(office, file=SimpleUploadedFile("khoa.pdf", written.getvalue()))
    client.force_login(office.congchuc2)
    answer = taken(client, revision)
    assert answer.content == written.getvalue() and "QT-HT-01" in answer.headers["Content-Disposition"]


def test_a_controlled_copy_is_printed_by_keepers_while_it_is_out(office, client):
    copy = making.issued(office)
    address = reverse("controlled_copy_text", args=[copy.pk, "docx"])
    client.force_login(office.thuky)
    words = words_of(client.get(address))[0]
    assert "BẢN KIỂM SOÁT" in words and "01" in words and str(copy.to_unit) in words and "KHÔNG KIỂM" not in words
    client.force_login(office.congchuc1)
    assert client.get(address).status_code == 403
    client.force_login(office.thuky)
    perform(copy.recall, by=office.thuky, reason="Bản mới")
    assert client.get(address).status_code == 403


def asked(client, token):
    answer = client.get(reverse("in_force", args=[token]))
    return answer.status_code, answer.content.decode()


def test_a_telephone_learns_whether_a_paper_holds_and_nothing_else(office, client):
    copy = making.issued(office)
    revision = copy.revision
    tokens = token_of(revision), token_of(revision, copy)
    for token in tokens:
        status, page = asked(client, token)
        assert status == 200 and "Đang hiệu lực." in page
        assert revision.title not in page and revision.document.number not in page and str(copy.to_unit) not in page
    perform(copy.recall, by=office.thuky, reason="Bản mới")
    assert "Đang hiệu lực." in asked(client, tokens[0])[1] and "thu hồi" in asked(client, tokens[1])[1]
    documents.effective(office, document_=revision.document, change_summary="Sửa")
    assert all("Không dùng bản giấy này" in asked(client, token)[1] for token in tokens)


def test_a_code_is_not_guessed_and_guessers_stop_no_honest_telephone(office, client, monkeypatch):
    cache.clear()
    monkeypatch.setattr(throttle, "UNKNOWN", 2)
    revision = documents.effective(office)
    ours = token_of(revision)
    another = f"r{revision.pk + 1}:{ours.partition(':')[2]}"
    assert [asked(client, token)[0] for token in (another, "x", "rabc")] == [404, 404, 429]
    assert asked(client, ours)[0] == 200
    monkeypatch.setattr(throttle, "OF_ONE", 2)
    assert [asked(client, ours)[0], asked(client, ours)[0]] == [200, 429]


def test_whoever_audits_from_outside_sees_what_was_in_force_in_the_scope(office, client):
    """A manual of an earlier year that held in the year audited, and not one whose time was over before."""
    manual = documents.effective(office, document_=documents.document(office, code="STCL-01"))
    gone = documents.effective(office, document_=documents.document(office, code="STCL-00"))
    days = {"since": (now() + timedelta(days=200)).date(), "until": date(2036, 1, 1)}
    with recording(by=office.system, act="set_up"):
        office._hold("danhgiangoai", office.units["vinhbao"], "external_auditor")
        holding = office.holdings["danhgiangoai", "external_auditor"]
        ReadingScope.objects.create(holding=holding, why="Hợp đồng", **days)
    with frozen(now() + timedelta(days=100)):
        perform(gone.withdraw, by=office.qmr, reason="Bãi bỏ")
    addresses = [reverse("document_revisions_record", args=[each.pk]) for each in (manual, gone)]
    addresses += [reverse("documents_record", args=[each.document_id]) for each in (manual, gone)]
    with frozen(now() + timedelta(days=250)):
        client.force_login(office.danhgiangoai)
        assert [client.get(each).status_code for each in addresses] == [200, 404, 200, 404]


def test_a_pack_says_in_red_what_is_out_of_force(office):
    in_force = documents.effective(office)
    past = perform(
        documents.effective(office, document_=documents.document(office, code="QT-CU")).withdraw,
        by=office.qmr,
        reason="Bãi bỏ",
    )
    pack = SimpleNamespace(since=date(2020, 1, 1), until=date(2035, 1, 1))
    rows = DocumentRevision.objects.filter(pk__in=[in_force.pk, past.pk])
    ((_name, _count, page),) = pages(type_of(DocumentRevision), pack, rows)
    assert page.count('class="out-of-force"') == 1
    assert page.index("KHÔNG CÒN HIỆU LỰC TỪ") > page.index(f"<h2>{past.number}")
