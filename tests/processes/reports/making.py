"""Reports as the tests need them, made through the door: that of Phòng Kinh tế, with a maker for each state."""

from datetime import timedelta

from processes.reports.models import PeriodicReport
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from tests.processes.actions import making as actions
from tests.processes.plan.making import REASON, plan
from tests.processes.report_rounds.making import passes, round_open

SAID = {"results": "Đã niêm yết đủ thủ tục", "shortcomings": "Còn chậm", "proposals": "", "next_work": "Tiếp tục"}


def due(office):
    return PeriodicReport.objects.get(round=round_open(office), unit=office.units["kt"])


def drafted(office):
    return perform(due(office).draft, by=office.congchuc3, **SAID)


def submitted(office):
    return perform(drafted(office).submit, by=office.truongkt)


def returned(office):
    return perform(submitted(office).return_for_change, by=office.truongphong, **REASON)


def accepted(office):
    return perform(submitted(office).accept, by=office.truongphong)


def left_out(office):
    return perform(due(office).leave_out, by=office.truongphong, reason="Đang kiện toàn")


IN_STATE = {
    "due": due,
    "drafted": drafted,
    "submitted": submitted,
    "returned": returned,
    "accepted": accepted,
    "left_out": left_out,
}


def report_of_hcc(office):
    """Two tasks of the centre: one done, one late."""
    with frozen(now() - timedelta(days=20)):
        made = plan(office, tasks=[])
        given = {"field": 3, "unit": office.units["hcc"], "due_on": today() + timedelta(days=15)}
        for title in ("Xong", "Chậm"):
            perform(made.add_task, by=office.truongphong, title=title, **given)
        done = made.items.get(place="3.1").action
        perform(done.start, by=office.giamdoc)
        perform(done.report_done, by=office.giamdoc, **actions.NO_FILE)
    passes()
    report = PeriodicReport.objects.get(unit=office.units["hcc"])
    return perform(report.draft, by=office.giamdoc, **SAID), done
