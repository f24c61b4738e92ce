"""An audit by the pages: planned, answered, a finding agreed to, reported and closed; then looked at from outside."""

from datetime import timedelta

from audits.conduct.models import Audit
from audits.findings.models import Finding
from processes.nonconformities.models import Nonconformity
from qms.ledger.now import today
from tests.audits.conduct import making as making
from tests.audits.findings import making as findings

DAY = timedelta(days=1)


def test_from_the_plan_to_the_close(office, person):
    making.auditors(office)
    making.process(office)
    making.clause()
    address = _plan(person)
    lead = person("danhgia1")
    lead.act(address, "notify")
    assert "Đánh giá Phòng Văn hóa - Xã hội" in person("truongphong").open("/notices").text
    lead.act(address, "open", opening_record="Có mặt trưởng phòng")
    _answer(lead, address)
    finding = _log_a_finding(lead, address)
    lead.act(address, "conclude", closing_record="Đơn vị nhất trí")
    lead.act(finding, "issue")
    lead.act(address, "write", conclusion="Cơ bản phù hợp", strengths="", recommendations="")
    assert "report" in lead.open(address).acts
    lead.act(address, "report", password="demo")
    assert finding in person("truongphong").open("/").html
    person("truongphong").act(finding, "agree", answer="Đúng")
    raised = Nonconformity.objects.get()
    assert f"/nonconformities/{raised.pk}" in person("truongphong").open(finding).links
    assert "close" not in person("qmr").open(address).acts
    findings.settle(office, raised)
    page = person("qmr").act(address, "close")
    assert Audit.objects.get().state == "closed" and not page.acts


def _plan(person):
    manager = person("qmr")
    page = manager.open("/audits/new")
    given = {"unit": "vhxh", "title": "Đánh giá Phòng Văn hóa - Xã hội", "lead": "danhgia1"}
    address = manager.send(page, page.form("title"), **given).path
    first = str(today() + DAY)
    begins, ends = f"{today() + DAY:%d/%m/%Y} 08:00", f"{today() + DAY:%d/%m/%Y} 09:00"
    page = manager.follow(manager.open(address), "/acts/plan")
    timetable = {"timetable__begins": [begins], "timetable__ends": [ends], "timetable__what": ["Họp khai mạc"]}
    timetable |= {"timetable__auditor": [""], "timetable__auditee": [""]}
    given = {"scope": "Hộ tịch", "criteria": "TCVN ISO 9001:2015", "starts_on": first, "ends_on": first}
    manager.send(page, page.form("scope"), processes=["CL-02"], **given, **timetable)
    page = manager.follow(manager.open(address), "/acts/compose")
    own = {"own__clause": ["8.5.1"], "own__text": ["Ai ký?"], "own__evidence": ["Ba hồ sơ"]}
    manager.send(page, page.form("own-text"), **own)
    return address


def _answer(lead, address):
    page = lead.open(f"{address}/checklist")
    assert "Ai ký?" in page.text
    lead.send(page, page.form("answer"), answer="nonconformity", note="Hai hồ sơ không có chữ ký")


def _log_a_finding(lead, address):
    page = lead.follow(lead.open(f"{address}/checklist"), "/findings/new?audit=")
    given = {"grade": "minor", "description": "Hồ sơ không có chữ ký", "evidence": "Số 12 và 15"}
    lead.send(page, page.form("description"), **given)
    return f"/findings/{Finding.objects.get().pk}"
