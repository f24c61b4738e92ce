"""Makes equipment in each of its states, through the door: truongphong keeps it, the clock asks."""

from datetime import timedelta

from processes.equipment.models import Asset
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.people.models import system_person

DONE = {"words": "Vệ sinh, thay mực (mẫu)", "proof": "Biên bản số 05/BB (mẫu)"}


def working(office, **values):
    given = {
        "title": "Máy quét (mẫu)",
        "kind": "printer",
        "place": "Quầy số 2",
        "unit": office.units["vhxh"],
        "every_months": 6,
        "next_upkeep_on": today() + timedelta(days=30),
    }
    return create(Asset, by=office.truongphong, **(given | values))


def upkeep_due(office, **values):
    asset = working(office, **({"next_upkeep_on": today() + timedelta(days=1)} | values))
    with frozen(now() + timedelta(days=1)):
        return perform(asset.ask_upkeep, by=system_person())


def kept_fit(office, **values):
    return perform(working(office, **values).record_upkeep, by=office.truongphong, done_on=today(), **DONE)


def out_of_order(office, **values):
    return perform(working(office, **values).report_broken, by=office.congchuc1, reason="Kẹt giấy, không quét được")


def retired(office):
    return perform(working(office).retire, by=office.truongphong, reason="Đã thanh lý")


IN_STATE = {"working": working, "upkeep_due": upkeep_due, "out_of_order": out_of_order, "retired": retired}
