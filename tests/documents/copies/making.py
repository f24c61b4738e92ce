"""Makes controlled copies in each of their states, through the door."""

from documents.copies.models import ControlledCopy
from qms.lifecycle.door import create, perform
from tests.documents.controlled import making as documents

MINUTE = {"minute": "Biên bản số 03/BB ngày 02/3/2026"}


def issued(office, **values):
    """A copy handed to a unit, of a revision of its own unless one is given."""
    document = values.pop("document", None) or documents.effective(office).document
    given = {"to_unit": office.units["vhxh"], "place": "Tủ hồ sơ ISO"} | values
    return create(ControlledCopy, by=office.thuky, document=document, **given)


def known(office):
    """The copy that there is, or one of a document of its own."""
    document = documents.document(office, code="QT-BS-01")
    return issued(office, document=documents.effective(office, document_=document).document)


def recalled(office, **values):
    return perform(issued(office, **values).recall, by=office.thuky, reason="Bản mới")


def returned(office):
    return perform(recalled(office).return_copy, by=office.thuky)


def destroyed(office):
    return perform(recalled(office).destroy, by=office.thuky, **MINUTE)


def lost(office):
    return perform(issued(office).report_lost, by=office.truongphong, reason="Không tìm thấy", **MINUTE)


IN_STATE = {"issued": issued, "recalled": recalled, "returned": returned, "destroyed": destroyed, "lost": lost}
