"""Feedback as the tests need them, made through the door; one maker for each state."""

from processes.feedback.models import Feedback
from qms.lifecycle.door import create, perform

REASON = {"reason": "Theo quy định"}
SENDER = {
    "sender_full_name": "Nguyễn Thị Mẫu",
    "sender_phone": "0912 000 111",
    "sender_id_number": "031000000001",
    "sender_address": "Thôn Mẫu, xã Vĩnh Bảo",
}
ANSWER = "Trung tâm đã bố trí thêm ghế chờ và nhắc nhở công chức."
TOLD = {"told_how": "phone", "told_note": "Đã gọi điện báo kết quả"}


def received(office, **values):
    """The desk takes in an opinion of a citizen who is named."""
    given = {"kind": "opinion", "channel": "counter", "subject": "Chờ lâu", "text": "Chờ hơn một giờ mới được gọi"}
    return create(Feedback, by=office.motcua1, **(given | SENDER | values))


def classified(office, **values):
    as_what = values.pop("classified_as", "service")
    return perform(received(office, **values).classify, by=office.giamdoc, classified_as=as_what)


def assigned(office, **values):
    """The head of the centre gives it to an officer of Phòng Văn hóa - Xã hội."""
    given = {"unit": office.units["vhxh"], "assignee": office.congchuc1}
    return perform(classified(office, **values).assign, by=office.giamdoc, **given)


def answered(office, **values):
    return perform(assigned(office, **values).answer, by=office.congchuc1, answer_text=ANSWER)


def published(office, **values):
    return perform(answered(office, **values).approve_answer, by=office.truongphong)


def closed(office, **values):
    return perform(published(office, **values).close, by=office.truongphong, **TOLD)


def refused(office, **values):
    return perform(received(office, **values).refuse, by=office.giamdoc, **REASON)


IN_STATE = {
    "received": received,
    "classified": classified,
    "assigned": assigned,
    "answered": answered,
    "published": published,
    "closed": closed,
    "refused": refused,
}
