"""Yearly reports on the quality system in each of their states: the clock asks, qmr writes, chutich approves."""

from audits.cycle.yearly import day_of
from audits.quality_reports.models import QualityReport
from qms.ledger.now import today
from qms.lifecycle.door import create_as_part, perform
from qms.people.actors import Actor
from qms.people.models import system_person
from tests.processes.declarations import making as declarations

SAID = {"situation": "Hệ thống được duy trì (mẫu)", "proposals": "Không"}
SENT = {"official_number": "45/BC-UBND (mẫu)", "recipients": "Sở KH&CN (mẫu)"}
REASON = {"reason": "Thành phố không yêu cầu"}


def due(office, **values):
    given = {"unit": office.units["vinhbao"], "year": today().year, "due_on": day_of("report", today().year)} | values
    return create_as_part(QualityReport, actor=Actor(system_person()), **given)


def drafted(office, **values):
    return perform(due(office, **values).draft, by=office.qmr, **SAID)


def submitted(office, **values):
    return perform(drafted(office, **values).submit, by=office.qmr)


def approved(office, **values):
    return perform(submitted(office, **values).approve, by=office.chutich)


def sent(office, **values):
    return perform(approved(office, **values).send, by=office.qmr, **SENT)


def with_a_declaration(office):
    """Sent, in a year in which the office declared."""
    declarations.published(office)
    return sent(office)


def left_out(office, **values):
    return perform(due(office, **values).leave_out, by=office.chutich, **REASON)


IN_STATE = {
    "due": due,
    "drafted": drafted,
    "submitted": submitted,
    "approved": approved,
    "sent": sent,
    "left_out": left_out,
}
