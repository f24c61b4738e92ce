"""Makes $names in each of their states, through the door."""

from $room.$slice.models import $Model
from qms.lifecycle.door import create, perform


def draft(office, **values):
    given = {"title": "Thử", "description": "Nội dung", "unit": office.units["vhxh"]} | values
    return create($Model, by=office.truongphong, **given)


def in_use(office):
    return perform(draft(office).put_into_use, by=office.truongphong)


IN_STATE = {"draft": draft, "in_use": in_use}
