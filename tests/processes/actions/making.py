"""Actions as the tests need them, made through the door."""

from datetime import timedelta

from processes.actions.models import Action
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from tests.processes.plan import making as plans

REASON = {"reason": "Theo yêu cầu"}
NO_FILE = {"without_evidence": "Việc miệng, đã kiểm tra tại chỗ"}


def action(office, **values):
    """The head of Phòng Văn hóa - Xã hội gives congchuc1 something to do; congchuc2 verifies."""
    values = {
        "kind": "improvement",
        "title": "Niêm yết lại danh mục thủ tục",
        "responsible": office.congchuc1,
        "verifier": office.congchuc2,
        "unit": office.units["vhxh"],
        "due_on": today() + timedelta(days=14),
    } | values
    return create(Action, by=office.truongphong, **values)


def in_progress(office, **values):
    given = action(office, **values)
    return perform(given.start, by=given.responsible)


def done(office, **values):
    given = in_progress(office, **values)
    return perform(given.report_done, by=given.responsible, **NO_FILE)


def accepted(office, **values):
    given = done(office, **values)
    return perform(given.accept, by=given.verifier)


def cancelled(office, **values):
    return perform(action(office, **values).cancel, by=office.qmr, **REASON)


def carried_over(office):
    """A task of a plan of last year that the plan of this year goes on with."""
    last, plan = plans.plan(office, year=2025), plans.plan(office, year=2026, tasks=[], rounds=[])
    item = last.items.get(place="1.a")
    perform(plan.carry_over, by=office.qmr, tasks=[item.pk])
    return Action.objects.get(pk=item.action_id)


IN_STATE = {
    "assigned": action,
    "in_progress": in_progress,
    "done": done,
    "accepted": accepted,
    "cancelled": cancelled,
    "carried_over": carried_over,
}
