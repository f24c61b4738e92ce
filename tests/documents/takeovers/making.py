"""Files as offices have them, made here, and take-overs in each of their states."""

import io
import zipfile
from datetime import timedelta

import docx
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.takeovers.models import TakeOver
from qms.ledger.now import today
from qms.lifecycle.door import create, perform

DECISION = "Quyết định số 45/QĐ-UBND ngày 30/10/2018"


def word(name="QT-HT-07.docx", code="QT-HT-07", title="Kiểm soát hồ sơ", issue="02", day="30/10/2018", head=False):
    """A Word file with the usual title block: a table of the first page, or of the head of each page."""
    document = docx.Document()
    place = document.sections[0].header if head else document
    table = place.add_table(1, 2, width=docx.shared.Cm(16)) if head else place.add_table(1, 2)
    table.cell(0, 0).text = f"QUY TRÌNH\n{title.upper()}"
    table.cell(0, 1).text = f"Mã hiệu: {code}\nLần ban hành: {issue}\nLần sửa đổi: 00\nNgày ban hành: {day}"
    document.add_paragraph(f"Tên tài liệu: {title}")
    document.add_paragraph("Căn cứ Nghị định 61/2018/NĐ-CP.")
    content = io.BytesIO()
    document.save(content)
    return SimpleUploadedFile(name, content.getvalue())


def package(*files, name="tai-lieu.zip", **named):
    """A .zip of uploads."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as packed:
        for each in files:
            packed.writestr(f"Quy trình/{each.name}", each.read())
        for inside, words in named.items():
            packed.writestr(inside, words)
    return SimpleUploadedFile(name, content.getvalue())


def read(office, *files, **values):
    given = {
        "unit": office.units["vinhbao"],
        "decision": DECISION,
        "review_by": today() + timedelta(days=90),
        "confirmer": office.chutich,
        "files": list(files) or [word()],
    } | values
    return create(TakeOver, by=office.thuky, **given)


def taken(office, *files, **values):
    return perform(read(office, *files, **values).take, by=office.thuky)


def given_up(office):
    return perform(read(office).give_up, by=office.thuky, reason="Gửi nhầm")


IN_STATE = {"read": read, "taken": taken, "given_up": given_up}
