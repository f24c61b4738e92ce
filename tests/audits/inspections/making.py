"""Self-inspections as the tests need them: Phòng Văn hóa - Xã hội answers, congchuc3 of Phòng Kinh tế verifies."""

from datetime import timedelta

from audits.inspections.handlers import open_due_inspections
from audits.inspections.models import SelfInspection
from audits.inspections.round import InspectionRound
from qms.ledger.now import now, today
from qms.lifecycle.door import create, perform

POINTS = [
    {"field": "Thủ tục hành chính", "text": "Niêm yết đầy đủ", "most": 2},
    {"field": "Thủ tục hành chính", "text": "Trả đúng hạn", "most": 2},
    {"field": "Chính quyền số", "text": "Ký số văn bản đi", "most": 1},
]


def round_(office, **values):
    """A round that opens today."""
    first = today()
    days = {
        "since": first - timedelta(days=180),
        "until": first,
        "opens_on": first,
        "due_on": first + timedelta(days=10),
    }
    values = {"name": "Kỳ thử", "unit": office.units["vinhbao"], "points": POINTS} | days | values
    return create(InspectionRound, **{"by": office.qmr} | values)


def opened(office, unit="vhxh", **values):
    """Opened by the clock, with an inspector of another unit named."""
    made = round_(office, **values)
    open_due_inspections(now())
    given = SelfInspection.objects.get(round=made, unit=office.units[unit])
    return perform(given.name_inspector, by=office.qmr, inspector=office.congchuc3)


def answers(inspection, claimed=None, **values):
    """Every point met, with the most points."""
    given = {"result": "met", "evidence": "Báo cáo tháng"} | values
    return {
        point.pk: given | {"claimed": point.most if claimed is None else claimed}
        for point in inspection.round.points.filter(active=True)
    }


def assessed(office, **values):
    given = opened(office, **values)
    return perform(given.assess, by=office.congchuc1, answers=answers(given))


def submitted(office, **values):
    return perform(assessed(office, **values).submit, by=office.truongphong)


def returned(office, **values):
    return perform(submitted(office, **values).return_for_change, by=office.congchuc3, reason="Thiếu số liệu")


def as_claimed(inspection, **other):
    """Every point for which some are claimed, confirmed so, but for those given by their key."""
    rows = inspection.answers.filter(claimed__isnull=False)
    return {row.point_id: row.claimed for row in rows} | other


def verified(office, **values):
    given = submitted(office, **values)
    return perform(given.verify, by=office.congchuc3, confirmed=as_claimed(given))


def closed(office, **values):
    return perform(verified(office, **values).close, by=office.qmr)


IN_STATE = {
    "opened": opened,
    "assessed": assessed,
    "submitted": submitted,
    "returned": returned,
    "verified": verified,
    "closed": closed,
}
