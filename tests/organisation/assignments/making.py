"""Makes assignments in each of their states, through the door."""

from qms.assignments.models import Assignment
from qms.ledger.now import today
from qms.lifecycle.door import create, perform


def proposed(office, **values):
    post = office.holdings["qmr", "quality_manager"].post
    given = {"post": post, "person": office.congchuc1, "since": today(), "decision": "12/QĐ-UBND"} | values
    return create(Assignment, by=office.quantri, **given)


def confirmed(office, **values):
    return perform(proposed(office, **values).confirm, by=office.chutich, password="demo")


IN_STATE = {"proposed": proposed, "confirmed": confirmed}
