"""Risks and opportunities as the tests need them, made through the door; one maker for each state."""

from datetime import timedelta

from processes.actions.models import Action
from processes.risks.models import Risk
from qms.ledger.now import today
from qms.lifecycle.door import create, perform

REASON = {"reason": "Theo yêu cầu"}
SCORES = {
    "likelihood": 3,
    "likelihood_why": "Quý nào cũng có",
    "consequence": 3,
    "consequence_why": "Người dân phải đi lại",
}
HIGH = SCORES | {"likelihood": 4, "consequence": 4}


def remains(**values):
    return {
        "residual_likelihood": 2,
        "residual_consequence": 3,
        "residual_why": "Đã có nhắc hạn tự động",
        "next_review_on": today() + timedelta(days=90),
    } | values


def risk(office, **values):
    """congchuc2 of Phòng Văn hóa - Xã hội sees it coming; congchuc1 owns it."""
    values = {
        "kind": "risk",
        "title": "Hồ sơ bảo trợ xã hội trễ hạn",
        "unit": office.units["vhxh"],
        "owner": office.congchuc1,
        "causes": "Thiếu người dịp cuối năm",
        "consequences": "Phải xin lỗi",
    } | values
    return create(Risk, by=office.congchuc2, **values)


def assessed(office, scores=SCORES, **values):
    return perform(risk(office, **values).assess, by=office.congchuc1, **scores)


def action_of(office, risk, **values):
    """The head of the unit has congchuc2 treat it; congchuc1 verifies."""
    values = {
        "kind": "risk_treatment",
        "title": "Đặt nhắc hạn",
        "responsible": office.congchuc2,
        "verifier": office.congchuc1,
        "unit": office.units["vhxh"],
        "due_on": today() + timedelta(days=10),
    } | values
    return create(Action, by=office.truongphong, origin=risk, **values)


def settle(office, action):
    """The action is done and accepted."""
    action = perform(action.start, by=office.congchuc2)
    action = perform(action.report_done, by=office.congchuc2, without_evidence="Xem trên máy")
    return perform(action.accept, by=office.congchuc1)


def in_treatment(office, **values):
    """Treated by one action that is still to be done."""
    found = assessed(office, **values)
    action_of(office, found)
    return perform(found.treat, by=office.congchuc1)


def treated(office, **values):
    """Treated by one action, which is done and accepted."""
    found = in_treatment(office, **values)
    settle(office, found.actions().get())
    return found


def monitored(office, **values):
    return perform(treated(office, **values).monitor, by=office.congchuc1, **remains())


def closed(office, **values):
    return perform(monitored(office, **values).close, by=office.truongphong, **REASON)


IN_STATE = {
    "identified": risk,
    "assessed": assessed,
    "treated": treated,
    "monitored": monitored,
    "closed": closed,
}
