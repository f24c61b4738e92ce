"""Makes reform indexes in each of their states, through the door: two criteria, of two units."""

from datetime import date, timedelta
from decimal import Decimal

from processes.par_criteria.models import ParCriterion
from processes.par_indexes.models import ParIndex
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from tests.office import fresh

LINES = (
    {"code": "1.1.1", "field": "Chỉ đạo", "group": "Kế hoạch", "name": "Kế hoạch đúng hạn", "most": 2, "unit": "vhxh"},
    {"code": "3.1.1", "field": "Thủ tục", "group": "", "name": "Đúng hạn", "most": 4, "unit": "hcc"},
)
SCORES = {"1.1.1": "2", "3.1.1": "3.5"}


def empty(office, **values):
    """An index without criteria."""
    given = {"year": 2026, "decision": "Quyết định số 1/QĐ-UBND", "due_on": date(2026, 12, 18)} | values
    return create(ParIndex, by=office.qmr, **given)


def draft(office, **values):
    """One with its criteria."""
    index = empty(office, **values)
    for each in LINES:
        told = each | {"unit": office.units[each["unit"]], "most": Decimal(each["most"])}
        create(ParCriterion, by=office.qmr, index=index, figure="", **told)
    return index


def known(office):
    """The one that there is, or a new one."""
    return ParIndex.objects.first() or draft(office)


def scoring(office, **values):
    return perform(draft(office, **values).open_scoring, by=office.qmr)


def head_of(office, criterion):
    return {"vhxh": office.truongphong, "hcc": office.giamdoc}[criterion.unit.code]


def scored(office, **values):
    """Both units have said how many points they have."""
    index = scoring(office, **values)
    for each in index.criteria.order_by("pk"):
        said = {"claimed": Decimal(SCORES[each.code]), "explanation": "Báo cáo số 5"}
        perform(each.score, by=head_of(office, each), **said)
    return index


def checked(office, **values):
    index = scored(office, **values)
    for each in index.criteria.order_by("pk"):
        perform(each.verify, by=office.qmr, checked=each.claimed)
    return fresh(index)


def approved(office, **values):
    return perform(checked(office, **values).approve, by=office.chutich)


def confirmed(office, **values):
    """The city confirmed half a point less of the second criterion."""
    told = {"confirmed": {"3.1.1": Decimal(3)}, "reasons": {"3.1.1": "Còn hồ sơ trễ hạn"}}
    return perform(approved(office, **values).take_result, by=office.qmr, result="Quyết định số 9", **told)


IN_STATE = {"draft": draft, "scoring": scoring, "approved": approved, "confirmed": confirmed}
CRITERIA = {
    "draft": lambda office: draft(office).criteria.get(code="3.1.1"),
    "open": lambda office: scoring(office).criteria.get(code="3.1.1"),
    "scored": lambda office: scored(office).criteria.get(code="3.1.1"),
    "checked": lambda office: checked(office).criteria.get(code="3.1.1"),
    "confirmed": lambda office: confirmed(office).criteria.get(code="3.1.1"),
}
DAYS = (today(), today() + timedelta(days=9))
