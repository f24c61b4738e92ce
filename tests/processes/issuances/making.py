"""Makes issuances in each of their states, through the door; their author is the document controller."""

from processes.issuances.models import Issuance
from qms.lifecycle.door import create, perform
from tests.processes.patterns import making as patterns
from tests.processes.published import making as lists

DAYS = {"limit": 3, "limit_in": "days", "limit_words": "03 ngày làm việc", "field": "Hộ tịch"}
LINES = (
    {"code": "1.000656", "name": "Đăng ký khai tử", "fee": "Miễn"} | DAYS,
    {"code": "1.004837", "name": "Đăng ký giám hộ", "fee": "Miễn"} | DAYS,
)


def draft(office, *lines, **values):
    """An issuance of all new procedures of a list."""
    patterns.known(office)
    published = lists.whole(office, *(lines or LINES))
    given = {"published_list": published, "reviewer": office.truongphong, "approver": office.chutich}
    given |= {"decision": "Quyết định số 12/QĐ-UBND"}
    return create(Issuance, by=office.thuky, **given | values)


def in_review(office):
    return perform(draft(office).submit, by=office.thuky)


def reviewed(office):
    return perform(in_review(office).endorse, by=office.truongphong, password="demo")


def approved(office):
    return perform(reviewed(office).approve, by=office.chutich, password="demo")


def issued(office):
    return perform(approved(office).release, by=office.thuky)


def cancelled(office):
    return perform(draft(office).cancel, by=office.thuky, reason="Thôi")


IN_STATE = {
    "draft": draft,
    "in_review": in_review,
    "reviewed": reviewed,
    "approved": approved,
    "issued": issued,
    "cancelled": cancelled,
}
