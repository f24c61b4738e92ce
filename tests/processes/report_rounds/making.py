"""Reporting rounds as the tests need them, made through the door; one maker for each state."""

from processes.report_rounds.handlers import open_rounds
from processes.report_rounds.models import ReportRound
from processes.reports.handlers import ask_for_reports
from qms.ledger.now import now
from qms.lifecycle.door import perform
from tests.processes.plan.making import plan

SENT = {"official_number": "42/BC-UBND", "recipients": "Ủy ban nhân dân thành phố\nSở Nội vụ thành phố"}


def passes():
    """The clock opens rounds and asks for reports; gives how many it made."""
    return open_rounds(now()) + ask_for_reports(now())


def round_open(office):
    """The only round, opened by the clock."""
    made = plan(office)
    passes()
    return ReportRound.objects.get(plan=made)


def missing(each):
    """A reason for every report that is missing."""
    return {report.unit.code: "Chưa gửi" for report in each.missing_reports()}


def round_consolidated(office):
    opened = round_open(office)
    return perform(opened.consolidate, by=office.truongphong, overview="Tốt", missing=missing(opened))


def round_approved(office):
    return perform(round_consolidated(office).approve, by=office.chutich)


def round_sent(office):
    return perform(round_approved(office).send, by=office.truongphong, **SENT)


IN_STATE = {"open": round_open, "consolidated": round_consolidated, "sent": round_sent}
