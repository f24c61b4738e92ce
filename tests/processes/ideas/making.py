"""Makes ideas in each of their states: congchuc1 suggests, truongphong judges, congchuc2 tries."""

from datetime import timedelta

from processes.ideas.models import Idea
from qms.ledger.now import today
from qms.lifecycle.door import create, perform

RESULT = {"before": "34 trên 100 lượt", "after": "15 trên 100 lượt", "effect": "Giảm hơn một nửa"}
SPREAD = {"judgement": "Tốt", "spread_to": "Tất cả các quầy", "spread_by": "Thông báo (mẫu)"}


def suggested(office, by=None, **values):
    given = {
        "title": "Bảng tự kiểm tra giấy tờ (mẫu)",
        "at_present": "Nhiều người phải quay lại",
        "proposal": "Đặt bảng kiểm tại cửa",
        "benefit": "citizens",
        "unit": office.units["vhxh"],
    } | values
    return create(Idea, by=by or office.congchuc1, **given)


def trial(office, **values):
    return {
        "judgement": "Đáng thử",
        "responsible": office.congchuc2,
        "trial_place": "Quầy 1",
        "trial_until": today() + timedelta(days=30),
        "measured_by": "Số lượt quay lại",
    } | values


def trying(office, **values):
    return perform(suggested(office).try_out, by=office.truongphong, **trial(office, **values))


def tried(office, **values):
    idea = trying(office, **values)
    return perform(idea.report_trial, by=idea.responsible, **RESULT)


def spread(office):
    return perform(tried(office).spread, by=office.truongphong, **SPREAD)


def declined(office):
    return perform(suggested(office).decline, by=office.truongphong, reason="Đã có")


def withdrawn(office):
    return perform(suggested(office).withdraw, by=office.congchuc1, reason="Nghĩ lại")


IN_STATE = {
    "suggested": suggested,
    "trying": trying,
    "tried": tried,
    "spread": spread,
    "declined": declined,
    "withdrawn": withdrawn,
}
