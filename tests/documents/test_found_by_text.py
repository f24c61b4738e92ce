"""A revision is found by its text and by the words of its Word and PDF files, and the passage is shown."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document as WordFile

from documents.controlled.document import Document
from documents.controlled.models import DocumentRevision
from documents.texts.models import FileText
from qms.evidence.file_words import read_apart
from qms.evidence.found_anew import faults_of_found
from qms.evidence.passages import passage
from qms.evidence.uploads import PACKAGES, PDF
from qms.lifecycle.door import create, perform
from tests.jobs.worker import work_off

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
SENTENCE = "Người dân nộp đơn tại bộ phận một cửa; kim cương xanh không phải là lệ phí."


def word_file(text):
    file = io.BytesIO()
    document = WordFile()
    document.add_paragraph(text)
    document.save(file)
    return SimpleUploadedFile("hd.docx", file.getvalue())


@pytest.fixture
def draft(office):
    given = {"code": "QT-01", "title": "Chứng thực", "kind": "procedure", "unit": office.units["vhxh"]}
    document = create(Document, by=office.congchuc1, **given)
    return create(DocumentRevision, by=office.congchuc1, document=document, text="<p>Sổ theo dõi <b>hồ sơ</b></p>")


def found(office, typed):
    return DocumentRevision.objects.visible_to(office.congchuc1).matching(typed).exists()


def test_a_revision_is_found_by_its_text(office, draft):
    assert found(office, "sổ theo dõi") and found(office, "so theo doi qt-01") and not found(office, "lệ phí")
    perform(draft.edit, by=office.congchuc1, text="<p>Thu lệ phí</p>")
    assert found(office, "lệ phí") and not found(office, "sổ theo dõi")
    assert list(faults_of_found()) == []


def test_a_word_file_is_read_in_the_background(office, draft, client):
    perform(draft.edit, by=office.congchuc1, file=word_file(SENTENCE))
    assert not found(office, "kim cương")
    work_off()
    assert found(office, "kim cuong xanh") and list(faults_of_found()) == []
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("search"), {"q": "kim cương xanh"}).content.decode()
    assert "<mark>kim</mark> <mark>cương</mark> <mark>xanh</mark> không phải" in page
    client.force_login(office.congchuc3, backend="django.contrib.auth.backends.ModelBackend")
    assert "<mark>" not in client.get(reverse("search"), {"q": "kim cương xanh"}).content.decode()


def test_the_same_file_elsewhere_is_found_at_once(office, draft):
    perform(draft.edit, by=office.congchuc1, file=word_file(SENTENCE))
    work_off()
    digest = FileText.objects.get().pk
    perform(draft.edit, by=office.congchuc1, title="Chứng thực bản sao")
    assert FileText.objects.get().pk == digest and found(office, "bản sao kim cương")


@pytest.mark.parametrize(
    ("content", "media_type", "fault"),
    [
        (b"%PDF-1.7 and nothing else", PDF, "unreadable"),
        (b"PK no package", PACKAGES["docx"][1], "unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_harms_nothing(content, media_type, fault):
    assert read_apart(content, media_type) == {"text": "", "fault": fault}


def test_the_passage_is_where_most_of_the_words_stand():
    text = " ".join(["lệ"] + ["chữ"] * 60 + [SENTENCE])
    shown = passage(text, "lệ phí cửa")
    assert shown[0] == ("… ", False) and [words for words, said in shown if said] == ["cửa", "lệ", "phí"]
    assert passage(text, "không-phải") and passage(text, "vắng mặt") == []
