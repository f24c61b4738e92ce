"""Audits as the tests need them, made through the door: danhgia1 of Phòng Kinh tế audits Phòng Văn hóa - Xã hội."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from audits.auditors.models import Qualification
from audits.conduct.models import Audit
from processes.map.models import Clause, Process
from qms.ledger.now import today
from qms.lifecycle.door import create, create_as_part, perform
from qms.people.actors import Actor

MET = {"opening_record": "Có mặt trưởng phòng và công chức"}
PARTED = {"closing_record": "Đã thông báo kết quả, đơn vị thống nhất"}


def qualify(office, person, **values):
    """A person may audit, and lead."""
    values = {"grounds": f"Quyết định {person.pk}", "since": date(2025, 7, 1), "may_lead": True} | values
    return create_as_part(Qualification, actor=Actor(office.system), person=person, **values)


def clause(number="8.5.1"):
    return Clause.objects.get_or_create(
        edition="TCVN ISO 9001:2015", number=number, title_vi="Điều", title_en="Clause"
    )[0]


def process(office, code="CL-02", unit="vhxh"):
    found = Process.objects.filter(number=code).first()
    values = {"code": code, "name": "Chứng thực, hộ tịch", "kind": "core", "unit": office.units[unit]}
    return found or create_as_part(Process, actor=Actor(office.qmr), **values)


def auditors(office):
    """danhgia1 leads; vanthu, qualified too, is a second auditor."""
    if not Qualification.objects.exists():
        qualify(office, office.danhgia1)
        qualify(office, office.vanthu)
    return office.danhgia1, office.vanthu


def audit(office, **values):
    """An audit that is only begun."""
    lead, _second = auditors(office)
    values = {"unit": office.units["vhxh"], "title": "Đánh giá Phòng Văn hóa - Xã hội", "lead": lead} | values
    return create(Audit, by=office.qmr, **values)


def lines(count):
    return [
        {"clause": clause(), "text": f"Câu hỏi {number}: việc có làm đúng quy trình không?", "evidence": "Hồ sơ"}
        for number in range(1, count + 1)
    ]


def planned(office, count=3, starts_on=None, **values):
    """Planned out: scope, criteria, days, process, timetable and checklist."""
    given = audit(office, **values)
    first = starts_on or today() + timedelta(days=2)
    begins = timezone.make_aware(datetime(first.year, first.month, first.day, 8))
    stretch = {"begins_at": begins, "ends_at": begins + timedelta(hours=2), "what": "Họp khai mạc", "auditor": None}
    perform(
        given.plan,
        by=office.qmr,
        scope="Giải quyết hồ sơ hộ tịch",
        criteria="TCVN ISO 9001:2015, QT-HT-01",
        starts_on=first,
        ends_on=first,
        processes=[process(office)],
        timetable=[stretch | {"auditee": "Trưởng phòng"}],
    )
    return perform(given.compose, by=office.qmr, lines=lines(count))


def notified(office, **values):
    given = planned(office, **values)
    return perform(given.notify, by=given.lead)


def in_progress(office, **values):
    given = notified(office, **values)
    return perform(given.open, by=given.lead, **MET)


def answered(office, **values):
    """Under way, everything answered as conforming."""
    given = in_progress(office, **values)
    for line in given.checklist.lines():
        given = perform(given.answer, by=given.lead, line=line.pk, answer="conforms", note="Xem 3 hồ sơ, đúng hạn")
    return given


def reporting(office, **values):
    given = answered(office, **values)
    return perform(given.conclude, by=given.lead, **PARTED)


def reported(office, **values):
    given = reporting(office, **values)
    given = perform(given.write, by=given.lead, conclusion="Hệ thống được duy trì", strengths="", recommendations="")
    return perform(given.report, by=given.lead, password="demo")


def closed(office, **values):
    return perform(reported(office, **values).close, by=office.qmr)


def cancelled(office, **values):
    return perform(audit(office, **values).cancel, by=office.qmr, reason="Đơn vị sắp xếp lại")


IN_STATE = {
    "planned": planned,
    "notified": notified,
    "in_progress": in_progress,
    "reporting": reporting,
    "reported": reported,
    "closed": closed,
    "cancelled": cancelled,
}
