"""Makes renewals in each of their states, through the door."""

from qms.lifecycle.door import create, perform
from qms.signing_pins.models import PinRenewal
from qms.signing_pins.services import set_pin

PIN = "270519"


def asked(office):
    if not office.congchuc1.signing_pin:
        set_pin(office.congchuc1, word="demo", pin=PIN)
    return create(PinRenewal, by=office.congchuc1, why="Quên mã ký")


def confirmed(office):
    return perform(asked(office).confirm, by=office.chutich, password="demo")


IN_STATE = {"asked": asked, "confirmed": confirmed}
