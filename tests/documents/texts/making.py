"""Word and PDF files as people send them, honest and hostile ones, and revisions whose content they are."""

import io
import zipfile

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter

from tests.documents.controlled import making as documents
from tests.jobs.worker import work_off

WORD = "word/document.xml"


def picture(kind="png"):
    content = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(content, kind)
    return content.getvalue()


def word(*paragraphs, name="quy-trinh.docx", heading="Mục đích", table=("Bước", "Tiếp nhận"), pictured=False):
    """A Word file with a heading, a list, a table and perhaps a picture."""
    document = docx.Document()
    document.add_heading(heading, 1)
    for each in paragraphs or ("Quy định cách kiểm soát hồ sơ.",):
        document.add_paragraph(each)
    document.add_paragraph("Công chức một cửa", "List Bullet")
    cells = document.add_table(1, len(table)).rows[0].cells
    for cell, text in zip(cells, table, strict=True):
        cell.text = text
    if pictured:
        document.add_picture(io.BytesIO(picture()))
    content = io.BytesIO()
    document.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def pdf(pages=1, name="quy-trinh.pdf", password=None):
    writer = PdfWriter()
    for _number in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    content = io.BytesIO()
    writer.write(content)
    return SimpleUploadedFile(name, content.getvalue())


def repacked(upload, name=None, **parts):
    """The same package with parts replaced or added; `parts` is {name in the package: bytes}."""
    content = io.BytesIO()
    changed = parts.pop("inside", {}) | parts
    with zipfile.ZipFile(upload) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each not in changed:
                new.writestr(each, old.read(each))
        for each, body in changed.items():
            new.writestr(each, body)
    upload.seek(0)
    return SimpleUploadedFile(name or upload.name, content.getvalue())


def with_file(office, upload=None, **values):
    """A draft whose content is a file and no text, read in the background."""
    revision = documents.draft(office, text="", file=upload or word(), **values)
    work_off()
    return revision


def pictured(office):
    """A draft of a document of its own whose Word file has a picture."""
    return with_file(office, word(pictured=True), document_=documents.document(office, code="QT-HT-09"))
