"""Makes change requests in each of their states, through the door."""

from documents.change_requests.models import ChangeRequest
from qms.lifecycle.door import create, perform
from tests.documents.controlled import making as documents

OPINION = {"opinion": "Đúng với quy định mới (mẫu)"}


def raised(office, **values):
    """A change that an officer asks for."""
    document = values.pop("document", None) or documents.effective(office).document
    given = {"kind": "change", "document": document, "as_asked": "Bỏ bước 3", "grounds": "Luật mới"} | values
    return create(ChangeRequest, by=office.congchuc2, **given)


def known(office):
    """The request that there is, or one about a document of its own."""
    document = documents.effective(office, document_=documents.document(office, code="QT-YC-01")).document
    return raised(office, document=document)


def accepted(office, **values):
    return perform(raised(office, **values).accept, by=office.truongphong, **OPINION)


def revising(office, **values):
    request = perform(accepted(office, **values).begin_revision, by=office.truongphong)
    return ChangeRequest.objects.get(pk=request.pk)  # its revision was named in the same moment


def settled(office):
    request = revising(office)
    people = {"reviewers": [office.congchuc1], "approver": office.chutich}
    draft = perform(request.revision.edit, by=office.truongphong, **people)
    perform(draft.submit, by=office.truongphong)
    perform(draft.endorse, by=office.congchuc1, password="demo")
    perform(draft.approve, by=office.chutich, password="demo")
    perform(draft.release, by=office.thuky)
    return ChangeRequest.objects.get(pk=request.pk)


def refused(office):
    return perform(raised(office).refuse, by=office.truongphong, opinion="Đã có trong mục 5 (mẫu)")


def withdrawn(office):
    return perform(raised(office).withdraw, by=office.congchuc2, reason="Không cần nữa")


IN_STATE = {
    "raised": raised,
    "accepted": accepted,
    "revising": revising,
    "settled": settled,
    "refused": refused,
    "withdrawn": withdrawn,
}
