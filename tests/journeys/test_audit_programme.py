"""A year of audits by the pages: put together, explained, approved, started, and an audit planned from its line."""

from audits.conduct.models import Audit
from audits.programmes.models import AuditProgramme
from qms.ledger.now import today
from tests.audits.conduct import making as making


def test_from_a_year_to_its_first_audit(office, person):
    making.auditors(office)
    making.process(office)
    manager, leader = person("qmr"), person("chutich")
    page = manager.open("/audit-programmes/new")
    address = manager.send(page, page.form("year"), unit="vinhbao", year=today().year, purpose="Mỗi đơn vị").path
    assert "approve" not in leader.open(address).acts
    manager.act(address, "propose", from_month=3)
    for code in ("kt", "hcc"):
        _leave_out(manager, address, code)
    assert "approve" not in manager.open(address).acts
    assert f"{address}/acts/approve" in leader.open("/").html
    assert leader.act(address, "approve", 422, password="sai").status == 422
    leader.act(address, "approve", password="demo")
    manager.act(address, "start")
    _plan_an_audit(manager, address)
    audit = Audit.objects.get()
    page = manager.open(address)
    assert f"/audits/{audit.pk}" in page.links and "complete" not in page.acts
    assert [each.process.number for each in audit.processes.all()] == ["CL-02"]
    manager.act(f"/audits/{audit.pk}", "cancel", reason="Đơn vị sắp xếp lại")
    assert manager.act(address, "complete").status == 200
    assert AuditProgramme.objects.get().state == "completed"


def _leave_out(manager, address, code):
    """A unit that the proposal planned is taken out again, and the absence explained."""
    entry = AuditProgramme.objects.get().entries_to_plan().get(unit__code=code)
    manager.act(address, "drop_entry", entry=entry.pk, reason="Vừa sắp xếp lại")
    manager.act(address, "explain", unit=code, why="Vừa sắp xếp lại")


def _plan_an_audit(manager, address):
    line = AuditProgramme.objects.get().entries_to_plan().get()
    given = {"entries": [str(line.pk)], "title": "Đánh giá Phòng Văn hóa - Xã hội"}
    manager.act(address, "plan_audit", 422, lead="congchuc3", **given)
    manager.act(address, "plan_audit", lead="danhgia1", **given)
