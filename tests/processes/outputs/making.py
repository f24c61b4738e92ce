"""Makes nonconforming outputs in each of their states: truongphong proposes, qmr decides, congchuc2 carries out."""

from datetime import timedelta

from processes.outputs.models import NonconformingOutput
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from tests.processes.nonconformities import making as nonconformities

DONE = {"done_what": "Đã cấp lại", "told_how": "Điện thoại", "evidence": "Bản lưu"}


def values(office, **given):
    known = {
        "what": "Trích lục ghi sai ngày sinh (mẫu)",
        "delivered": True,
        "decision": "correct",
        "grounds": "Sai so với sổ gốc",
        "tells_citizen": True,
        "responsible": office.congchuc2,
        "due_on": today() + timedelta(days=3),
    } | given
    return known if "nonconformity" in known else known | {"nonconformity": nonconformities.accepted(office)}


def proposed(office, **given):
    return create(NonconformingOutput, by=office.truongphong, **values(office, **given))


def decided(office, **given):
    return perform(proposed(office, **given).decide, by=office.qmr)


def done(office, **given):
    return perform(decided(office, **given).report_done, by=office.congchuc2, told_on=today(), **DONE)


def verified(office, **given):
    return perform(done(office, **given).verify, by=office.truongphong, verified="Đúng sổ gốc")


def refused(office):
    return perform(proposed(office).refuse, by=office.qmr, reason="Phải thu hồi")


def cancelled(office):
    return perform(proposed(office).cancel, by=office.qmr, reason="Bản in đúng")


IN_STATE = {
    "proposed": proposed,
    "decided": decided,
    "done": done,
    "verified": verified,
    "refused": refused,
    "cancelled": cancelled,
}
