"""Makes holds in each of their states, through the door."""

from documents.holds.models import Hold
from qms.lifecycle.door import create, perform
from tests.documents.record_series import making as series


def on(office, **values):
    given = values or {"series": series.known(office)}
    return create(Hold, by=office.qmr, grounds="Thanh tra theo Quyết định số 12/QĐ-TTr", **given)


def known(office):
    """The hold that there is, or a new one."""
    return Hold.objects.filter(state="on").first() or on(office)


def lifted(office):
    return perform(on(office).lift, by=office.qmr, reason="Đã kết thúc thanh tra")


IN_STATE = {"on": on, "lifted": lifted}
