"""Documents as the tests need them, made through the door."""

from documents.controlled.models import Document, DocumentRevision
from qms.lifecycle.door import create, perform


def document(office, code="QT-HT-01", unit="vhxh", kind="system_procedure"):
    return create(
        Document,
        by=office.congchuc1,
        code=code,
        title="Kiểm soát thông tin dạng văn bản",
        kind=kind,
        unit=office.units[unit],
    )


def draft(office, document_=None, **values):
    values = {
        "text": "<p>Mục đích</p>",
        "reviewers": [office.truongphong],
        "approver": office.chutich,
        "readers": [("officer", office.units["vhxh"])],
    } | values
    return create(DocumentRevision, by=office.congchuc1, document=document_ or document(office), **values)


def submitted(office, **values):
    revision = draft(office, **values)
    return perform(revision.submit, by=office.congchuc1)


def approved(office, **values):
    revision = submitted(office, **values)
    perform(revision.endorse, by=office.truongphong, password="demo")
    return perform(revision.approve, by=office.chutich, password="demo")


def effective(office, **values):
    return perform(approved(office, **values).release, by=office.thuky)
