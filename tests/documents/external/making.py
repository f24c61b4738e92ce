"""Makes external documents in each of their states, through the door."""

from datetime import date

from documents.external.models import ExternalDocument
from qms.lifecycle.door import create, perform

DECREE = {
    "sign": "118/2025/NĐ-CP",
    "kind": "decree",
    "body": "Chính phủ",
    "title": "Thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông (mẫu)",
    "issued_on": date(2025, 6, 9),
    "effective_on": date(2025, 7, 1),
    "source": "Công báo (mẫu)",
}


def in_force(office, sign=DECREE["sign"], **values):
    return create(ExternalDocument, by=office.thuky, **DECREE | {"sign": sign} | values)


def verified(office, **values):
    return perform(in_force(office, **values).verify, by=office.thuky)


def replaced(office):
    old = in_force(office, "61/2018/NĐ-CP", issued_on=None, effective_on=date(2018, 6, 21))
    return perform(old.replace, by=office.thuky, successor=in_force(office))


def expired(office):
    return perform(in_force(office).expire, by=office.thuky, reason="Hết hiệu lực (mẫu)")


IN_STATE = {"in_force": in_force, "replaced": replaced, "expired": expired}
