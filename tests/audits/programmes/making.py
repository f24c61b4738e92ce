"""Programmes as the tests need them, made through the door: thuky drafts nothing here, qmr drafts, chutich approves."""

from audits.programmes.models import AuditProgramme
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from tests.audits.conduct import making as audits

REASON = {"reason": "Thêm một đơn vị"}
TITLE = "Đánh giá Phòng Văn hóa - Xã hội theo chương trình"


def programme(office, **values):
    """A draft with nothing in it."""
    audits.auditors(office)
    audits.process(office)
    values = {"unit": office.units["vinhbao"], "year": today().year, "purpose": "Mỗi đơn vị một lần"} | values
    return create(AuditProgramme, by=office.qmr, **values)


def covered(office, **values):
    """A draft that plans one unit and explains the others."""
    given = programme(office, **values)
    planned = {"unit": office.units["vhxh"], "month": 3, "processes": [audits.process(office)], "why": "Chưa đánh giá"}
    perform(given.add_entries, by=office.qmr, **planned)
    for code in ("kt", "hcc"):
        perform(given.explain, by=office.qmr, unit=office.units[code], why="Vừa sắp xếp lại")
    return given


def approved(office, **values):
    return perform(covered(office, **values).approve, by=office.chutich, password="demo")


def running(office, **values):
    return perform(approved(office, **values).start, by=office.qmr)


def with_audit(office, **values):
    """Running, its one line being audited; gives the programme and the audit."""
    given = running(office, **values)
    row = given.entries_to_plan().get()
    given = perform(given.plan_audit, by=office.qmr, entries=[row.pk], lead=office.danhgia1, title=TITLE)
    return given, given.entries.get().audit


def completed(office, **values):
    given, audit = with_audit(office, **values)
    perform(audit.cancel, by=office.qmr, **REASON)
    return perform(given.complete, by=office.qmr)


IN_STATE = {"draft": covered, "approved": approved, "running": running, "completed": completed}
