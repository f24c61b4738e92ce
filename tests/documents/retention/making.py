"""Makes ends of records in each of their states, through the door."""

from documents.retention.models import Disposal
from qms.lifecycle.door import perform
from tests.documents.record_series import making as series

DONE = {"witnesses": "Nguyễn Văn A, văn thư (mẫu)", "how": "Cắt nhỏ, 02 cặp hồ sơ"}


def proposed(office, line=None):
    """Of records on paper that the program does not hold."""
    line = line or series.verified(office, code=f"HS-G{Disposal.objects.count()}", of_kind="")
    perform(line.propose_disposal, by=office.thuky, reason="Hết thời hạn", described="Hồ sơ năm 2012, 02 cặp")
    return Disposal.objects.get(series=line, state="proposed")


def known(office):
    """The end that there is, or a new one."""
    return Disposal.objects.filter(state="proposed").first() or proposed(office)


def approved(office, line=None):
    return perform(proposed(office, line).approve, by=office.qmr, password="demo")


def disposed(office, line=None):
    return perform(approved(office, line).dispose, by=office.vanthu, **DONE)


def refused(office):
    return perform(proposed(office).refuse, by=office.qmr, reason="Còn cần")


IN_STATE = {"proposed": proposed, "approved": approved, "disposed": disposed, "refused": refused}
