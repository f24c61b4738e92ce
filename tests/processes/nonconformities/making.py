"""Nonconformities as the tests need them: congchuc1 reports, truongphong owns, danhgia1 judges."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from processes.causes.models import Cause
from processes.map.models import Clause
from processes.nonconformities.handlers import open_checks
from processes.nonconformities.models import Nonconformity
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from tests.processes.actions import making as making_actions

REASON = {"reason": "Theo yêu cầu"}
WHYS = {"problem": "Hồ sơ trễ", "whys": ["Thẩm định chậm", "Không ai thay khi nghỉ phép"]}
WAITING = 30


def cause(office, code="thieu-nguoi", name="Thiếu người thay", parent=None):
    """A cause of the catalogue, new or as it stands."""
    given = {"code": code, "name": name, "parent": parent}
    return Cause.objects.filter(number=code).first() or create(Cause, by=office.qmr, **given)


def clause(number="8.5.1"):
    return Clause.objects.get_or_create(
        edition="ISO 9001:2015", number=number, title_vi="Kiểm soát", title_en="Control"
    )[0]


def reported(office, **values):
    values = {
        "description": "Hồ sơ trợ cấp trễ hạn 3 ngày vì không ai thẩm định thay.",
        "unit": office.units["vhxh"],
    } | values
    return create(Nonconformity, by=office.congchuc1, **values)


def accepted(office, **values):
    """Taken on: minor, against 8.5.1, owned by the head of the unit."""
    decided = {"owner": office.truongphong, "severity": "minor", "clause": clause()}
    decided |= {name: values.pop(name) for name in list(values) if name in decided}
    return perform(reported(office, **values).accept, by=office.qmr, **decided)


def corrected(office, **values):
    record = accepted(office, **values)
    return perform(
        record.correct, by=record.owner, what="Xin lỗi người dân, trả kết quả ngay", evidence="Sổ trả kết quả"
    )


def contained(office, probable=None, **values):
    record = corrected(office, **values)
    return perform(record.contain, by=record.owner, probable_cause=probable or cause(office))


def analysis(office, **values):
    """What an analysis says."""
    return {
        "analysis_method": "five_why",
        "analysis": WHYS,
        "root_causes": {cause(office): "Không phân công người thay"},
        "other_processes_checked": "Đã xem 3 thủ tục khác của phòng: không có.",
    } | values


def analysed(office, **values):
    record = contained(office, **values)
    return perform(record.analyse, by=record.owner, **analysis(office))


def add_action(office, record, **values):
    """A corrective action for congchuc2 against every root cause; congchuc3 verifies it."""
    given = {
        "root_causes": record.work.root_causes(),
        "title": "Ban hành bảng phân công người thay",
        "responsible": office.congchuc2,
        "verifier": office.congchuc3,
        "due_on": today() + timedelta(days=14),
    } | values
    perform(record.add_action, by=record.owner, **given)
    return record.actions().last()


def with_action(office, **values):
    record = analysed(office, **values)
    add_action(office, record)
    return fresh(record)


PLAN = {"criterion": "Không hồ sơ nào trễ vì vắng người trong 30 ngày", "waiting_days": WAITING}


def planned(office, **values):
    record = with_action(office, **values)
    return perform(record.plan, by=record.owner, verifier=office.danhgia1, **PLAN)


def implementing(office, **values):
    return perform(planned(office, **values).start, by=office.qmr)


def settle(record):
    """Do and accept every action that waits."""
    for action in record.work.unsettled():
        perform(action.start, by=action.responsible)
        perform(action.report_done, by=action.responsible, **making_actions.NO_FILE)
        perform(action.accept, by=action.verifier)


def settled(office, **values):
    record = implementing(office, **values)
    settle(record)
    return fresh(record)


def waiting(office, **values):
    record = settled(office, **values)
    return perform(record.complete, by=record.owner)


def after_waiting(record):
    """Hold the clock at the first morning on which the effect is judged."""
    return frozen(timezone.make_aware(datetime.combine(record.check_due_on, time(8))))


def checking(office, **values):
    """The check is open (call inside `after_waiting` of it to judge)."""
    record = waiting(office, **values)
    with after_waiting(record):
        open_checks(now())
    return fresh(record)


EFFECT = {"judged": "0 hồ sơ trễ vì vắng người", "evidence": "Báo cáo tháng", "password": "demo"}


def closed(office, **values):
    record = checking(office, **values)
    with after_waiting(record):
        return perform(record.confirm_effective, by=office.danhgia1, **EFFECT)


def rejected(office, **values):
    return perform(reported(office, **values).reject, by=office.qmr, **REASON)


def fresh(record):
    return type(record).objects.get(pk=record.pk)


IN_STATE = {
    "reported": reported,
    "accepted": corrected,
    "contained": contained,
    "analysed": with_action,
    "planned": planned,
    "implementing": settled,
    "effectiveness_check": checking,
    "closed": closed,
    "rejected": rejected,
}
