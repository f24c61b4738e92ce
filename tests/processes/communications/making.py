"""Makes rows of the communication plan in each of their states, through the door: truongphong keeps, the clock asks."""

from datetime import timedelta

from processes.communications.models import Communication
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.people.models import system_person

TOLD = {
    "title": "Kết quả xử lý phản ánh (mẫu)",
    "reach": "external",
    "audience": "Người dân (mẫu)",
    "teller": "Trưởng phòng",
    "channel": "board",
    "rhythm": "quarterly",
    "post": "officer",
}
PROOF = {"proof": "Thông báo số 12/TB-UBND (mẫu)", "words": "Niêm yết tại ba thôn (mẫu)"}


def planned(office, **values):
    given = TOLD | {"unit": office.units["vhxh"], "next_on": today() + timedelta(days=60)} | values
    return create(Communication, by=office.truongphong, **given)


def due(office, **values):
    record = planned(office, **({"next_on": today() + timedelta(days=1)} | values))
    return perform(record.ask_telling, by=system_person())


def told(office, by="congchuc1", **values):
    return perform(due(office).record_telling, by=getattr(office, by), **({"told_on": today()} | PROOF | values))


def ended(office):
    return perform(planned(office).end, by=office.truongphong, reason="Không cần nữa")


IN_STATE = {"planned": planned, "due": due, "ended": ended}
