"""Objectives as the tests need them, made through the door: the head of Phòng Văn hóa - Xã hội proposes, in 2026."""

from datetime import date
from decimal import Decimal

from processes.objectives.models import Objective
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from tests.processes.cases.making import at

REASON = {"reason": "Điều chỉnh theo kế hoạch"}
ENTERED = {"value": Decimal(92)}
TERM = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 6, 30)}
IN_APRIL, IN_JULY = at(2026, 4, 15, 9, 0), at(2026, 7, 15, 9, 0)


def objective(office, by=None, **values):
    """congchuc1 owns it; the value of each quarter is entered by hand."""
    values = {
        "title": "Tỷ lệ hồ sơ được số hóa",
        "target": Decimal(90),
        "warning": Decimal(5),
        "owner": office.congchuc1,
        "unit": office.units["vhxh"],
        **TERM,
    } | values
    return create(Objective, by=by or office.truongphong, **values)


def approved(office, **values):
    return perform(objective(office, **values).approve, by=office.chutich)


def running(office, **values):
    return perform(approved(office, **values).start, by=office.congchuc1)


def measured(office, first=Decimal(92), second=Decimal(95), **values):
    """Both quarters have their value."""
    given = running(office, **values)
    for day, value in ((TERM["starts_on"], first), (date(2026, 4, 1), second)):
        given = perform(given.record_value, by=office.congchuc1, value=value, first=day)
    return given


def evaluated(office, result="met", **values):
    given = measured(office, **values)
    return perform(given.evaluate, by=office.qmr, result=result, evaluation="Theo số liệu hai quý")


def closed(office, **values):
    return perform(evaluated(office, **values).close, by=office.qmr)


IN_STATE = {
    "proposed": objective,
    "approved": approved,
    "running": measured,
    "evaluated": evaluated,
    "closed": closed,
}


def in_state(office, state):
    """In July 2026, when the term is over."""
    with frozen(IN_JULY):
        return IN_STATE[state](office)
