"""Makes issues of the context and needs of parties in each of their states, through the door."""

from processes.context.models import ContextIssue, PartyNeed
from qms.lifecycle.door import create, perform

ISSUE = {
    "title": "Xã mới sáp nhập (mẫu)",
    "place": "internal",
    "topic": "organisation",
    "effect": "hinders",
    "consequences": "Cách làm chưa thống nhất",
    "watched_how": "Họp giao ban",
}
NEED = {
    "party": "Người dân (mẫu)",
    "party_kind": "citizens",
    "need": "Trả kết quả đúng hẹn",
    "met_how": "Quy trình theo thủ tục",
    "watched_how": "Khảo sát hằng quý",
}
REASON = {"reason": "Không còn đúng"}


def issue(office, **values):
    return create(ContextIssue, by=office.truongphong, **(ISSUE | {"unit": office.units["vhxh"]} | values))


def need(office, **values):
    return create(PartyNeed, by=office.truongphong, **(NEED | {"unit": office.units["vhxh"]} | values))


def ended(make):
    return lambda office: perform(make(office).end, by=office.truongphong, **REASON)


def to_review(make):
    return lambda office: perform(ended(make)(office).take_up, by=office.truongphong, reason="Lại đúng")


IN_STATE = {
    ("ContextIssue", "watched"): issue,
    ("ContextIssue", "to_review"): to_review(issue),
    ("ContextIssue", "ended"): ended(issue),
    ("PartyNeed", "watched"): need,
    ("PartyNeed", "to_review"): to_review(need),
    ("PartyNeed", "ended"): ended(need),
}
