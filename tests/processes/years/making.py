"""Preparations of a year as the tests need them, made through the door."""

from datetime import datetime

from processes.plan.models import Plan
from processes.years.models import YearPreparation
from qms.ledger.now import frozen, today
from qms.lifecycle.door import create, perform
from qms.workdays.line import ZONE
from tests.processes.declarations import making as declarations
from tests.processes.measuring import making as measuring

REASON = {"reason": "Năm nay không tổ chức"}
OPENING_DAY = datetime(2026, 10, 15, 8, 0, tzinfo=ZONE)


def under_way(office, **values):
    values = {"unit": office.units["vinhbao"], "year": today().year + 1} | values
    return create(YearPreparation, by=office.qmr, **values)


def without(office, *needs, given=None):
    """These lines left out."""
    given = given or under_way(office)
    for need in needs:
        given = perform(given.leave_out, by=office.qmr, line=given.lines.get(need=need).pk, **REASON)
    return given


def ready(office, given=None):
    """Every line left out."""
    given = given or under_way(office)
    return without(office, *[line.need for line in given.open_lines()], given=given)


def plan(office, **values):
    """A plan of Phòng Văn hóa - Xã hội without tasks or rounds."""
    values = {"title": "Kế hoạch năm 2027", "year": today().year + 1, "unit": office.units["vhxh"]} | values
    return create(Plan, by=office.truongphong, **values)


def declared(office):
    """The declaration of the year under way, published in its January."""
    with frozen(datetime(2027, 1, 20, 8, 0, tzinfo=ZONE)):
        return declarations.published(office)


def judged(office):
    """A judgement of the year under way on a means of measuring that the year before planned."""
    with frozen(datetime(2027, 11, 2, 8, 0, tzinfo=ZONE)):
        return measuring.judged(office, measure=measuring.followed(office, year=2026))


IN_STATE = {"under_way": under_way, "ready": ready}
