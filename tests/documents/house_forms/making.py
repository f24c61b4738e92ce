"""Forms under control whose Word files have fields."""

import io

import docx
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.controlled.models import Document
from qms.lifecycle.door import create, perform
from tests.documents.texts import making as texts

FIELDS = ("{{ form.code }} – {{ form.issue }}", "Số {{ nonconformity.number }}", "{{ nonconformity.title }}")


def template(*paragraphs, name="bieu-mau.docx"):
    document = docx.Document()
    for each in paragraphs or FIELDS:
        document.add_paragraph(each)
    content = io.BytesIO()
    document.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def form_document(office, code="BM-QT-HT-04-09"):
    unit = office.units["vhxh"]
    return create(Document, by=office.congchuc1, code=code, title="Phiếu ghi nhận", kind="form", unit=unit)


def draft(office, *paragraphs, code="BM-QT-HT-04-09"):
    return texts.with_file(office, template(*paragraphs), document_=form_document(office, code))


def in_force(office, *paragraphs, code="BM-QT-HT-04-09"):
    revision = draft(office, *paragraphs, code=code)
    perform(revision.submit, by=office.congchuc1)
    perform(revision.endorse, by=office.truongphong, password="demo")
    perform(revision.approve, by=office.chutich, password="demo")
    return perform(revision.release, by=office.thuky)
