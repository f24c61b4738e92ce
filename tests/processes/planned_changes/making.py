"""Makes planned changes in each of their states: truongphong plans, qmr decides, congchuc2 carries out, qmr reviews."""

from datetime import timedelta

from processes.planned_changes.models import PlannedChange
from processes.planned_changes.states import ImpactState
from qms.ledger.now import today
from qms.lifecycle.door import create, perform


def draft(office, by=None, **values):
    given = {
        "title": "Nộp hồ sơ trên cổng (mẫu)",
        "occasion": "technology",
        "purpose": "Giảm thời gian đi lại",
        "consequences": "Người lớn tuổi cần hướng dẫn",
        "responsible": office.congchuc2,
        "effective_on": today() + timedelta(days=60),
        "unit": office.units["vhxh"],
    } | values
    change = create(PlannedChange, by=by or office.truongphong, **given)
    return perform(change.add_impacts_by_hand, by=change.created_by, lines="Bảng niêm yết tại quầy")


def submitted(office, **values):
    change = draft(office, **values)
    return perform(change.submit, by=change.created_by)


def under_way(office, **values):
    change = submitted(office, **values)
    return perform(change.approve, by=office.chutich if change.created_by == office.qmr else office.qmr)


def settled(office, **values):
    change = under_way(office, **values)
    for row in change.open_impacts():
        told = {"impact": row.pk, "result": ImpactState.DONE, "note": "Đã thay"}
        change = perform(change.settle, by=office.congchuc2, **told)
    return change


def carried_out(office, **values):
    return perform(settled(office, **values).report_done, by=office.congchuc2, outcome="Chạy tốt")


def closed(office):
    return perform(carried_out(office).close, by=office.qmr, verdict="Đạt mục đích")


def declined(office):
    return perform(submitted(office).decline, by=office.qmr, reason="Chưa cần")


def given_up(office):
    return perform(draft(office).give_up, by=office.truongphong, reason="Không còn cần")


IN_STATE = {
    "draft": draft,
    "submitted": submitted,
    "under_way": under_way,
    "carried_out": carried_out,
    "closed": closed,
    "declined": declined,
    "given_up": given_up,
}
