"""Makes decisions on roles and their duties in each of their states: qmr writes, chutich signs."""

from processes.roles.models import Duty, RoleDecision
from qms.ledger.now import today
from qms.lifecycle.door import create, perform

REASON = {"reason": "Không còn cần"}


def decision(office, **values):
    given = {"title": "Thành lập Tổ ISO (mẫu)", "kind": "iso_team", "unit": office.units["vinhbao"]} | values
    return create(RoleDecision, by=office.qmr, **given)


def add(office, decision, **values):
    given = {"unit": office.units["vhxh"], "share": "leads", "words": "Duy trì hệ thống (mẫu)"} | values
    return create(Duty, by=office.qmr, decision=decision, **given)


def draft(office, **values):
    made = decision(office, **values)
    add(office, made, post="unit_head", authority="Yêu cầu báo cáo")
    return made


def submitted(office, **values):
    return perform(draft(office, **values).submit, by=office.qmr)


def signed(office, record):
    return perform(record.put_in_force, by=office.chutich, decision="12/QĐ-UBND", decided_on=today())


def in_force(office, **values):
    return signed(office, submitted(office, **values))


def replaced(office):
    earlier = in_force(office)
    in_force(office, replaces=earlier)
    return RoleDecision.objects.get(pk=earlier.pk)


def ended(office):
    return perform(in_force(office).end, by=office.chutich, **REASON)


def dropped(office):
    return perform(draft(office).drop, by=office.qmr, **REASON)


def duty_of(make):
    return lambda office: make(office).duties.get()


IN_STATE = {
    ("RoleDecision", "draft"): draft,
    ("RoleDecision", "submitted"): submitted,
    ("RoleDecision", "in_force"): in_force,
    ("RoleDecision", "replaced"): replaced,
    ("RoleDecision", "ended"): ended,
    ("RoleDecision", "dropped"): dropped,
    ("Duty", "prepared"): duty_of(draft),
    ("Duty", "held"): duty_of(in_force),
    ("Duty", "ended"): duty_of(ended),
}
held = IN_STATE["Duty", "held"]
