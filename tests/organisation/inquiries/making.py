"""Makes questions back in each of their states, through the door."""

from qms.inquiries.models import Inquiry
from qms.lifecycle.door import create, perform
from tests.processes.nonconformities import making as nonconformities

ASKS = "Đã báo cho người dân chưa?"


def asked(office, about=None, by=None, of=None):
    """The head of the unit asks an officer of it about a nonconformity there."""
    about = about or nonconformities.reported(office)
    return create(Inquiry, by=by or office.truongphong, about=about, asked=of or office.congchuc1, question=ASKS)


def answered(office):
    return perform(asked(office).reply, by=office.congchuc1, answer="Đã gọi điện sáng nay.")


def withdrawn(office):
    return perform(asked(office).withdraw, by=office.truongphong)


IN_STATE = {"open": asked, "answered": answered, "withdrawn": withdrawn}
