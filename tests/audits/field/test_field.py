"""An audit on site, as its server sees it: every message counts once, nobody's answer is swallowed (9.2.2)."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from audits.conduct.parts import Sampled
from audits.findings.models import Finding
from qms.evidence.attachments import attachments_of
from qms.ledger.entry import recording
from qms.lifecycle.door import perform
from tests.audits.conduct import making as making
from tests.processes.cases import making as cases

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def audit(office):
    """Under way, with a second auditor."""
    given = making.notified(office)
    perform(given.plan, by=given.lead, auditors=[office.vanthu])
    return perform(given.open, by=given.lead, **making.MET)


def device(person):
    browser = Client()
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def post(browser, audit, **values):
    given = {"kind": "answer", "whole-form": "1", "message": str(uuid.uuid4()), "answer": "conforms", "note": "Đã xem"}
    return browser.post(reverse("audit_field_messages", args=[audit.pk]), given | {"audit": audit.pk} | values)


def test_the_same_message_late_changes_nothing_though_another_answer_came_between(office, audit, image):
    line, browser = audit.checklist.lines()[0], device(office.danhgia1)
    first = {"line": line.pk, "line_sequence": line.sequence, "message": str(uuid.uuid4()), "note": "Lần đầu"}
    assert post(browser, audit, files=[image()], **first).json()["status"] == "done"
    line.refresh_from_db()
    assert post(browser, audit, line=line.pk, line_sequence=line.sequence, note="Lần hai").json()["status"] == "done"
    again = post(browser, audit, files=[image()], **first)
    line.refresh_from_db()
    assert (again.json()["status"], line.note, line.sequence) == ("done", "Lần hai", 3)
    assert attachments_of(audit).count() == 1


def test_somebody_elses_answer_is_told_and_stays(office, audit):
    line = audit.checklist.lines()[0]
    read = line.sequence
    post(device(office.danhgia1), audit, line=line.pk, line_sequence=read, note="Của trưởng đoàn")
    told = post(device(office.vanthu), audit, line=line.pk, line_sequence=read, answer="nonconformity", note="Khác")
    assert (told.status_code, told.json()["status"]) == (409, "conflict")
    assert told.json()["line"]["note"] == "Của trưởng đoàn"
    mine = post(
        device(office.vanthu),
        audit,
        line=line.pk,
        line_sequence=told.json()["line"]["sequence"],
        answer="observation",
        note="Khác",
    )
    line.refresh_from_db()
    assert (mine.json()["status"], line.note, line.answered_by) == ("done", "Khác", office.vanthu)


def test_a_finding_sent_twice_is_one(office, audit):
    line = audit.checklist.lines()[0]
    given = {"kind": "finding", "line": line.pk, "message": str(uuid.uuid4()), "grade": "minor", "clause": "8.5.1"}
    given |= {"description": "Thiếu ngày trả", "evidence": "Sổ 02"}
    for _time in range(2):
        assert post(device(office.danhgia1), audit, **given).json()["status"] == "done"
    assert Finding.objects.get().line == line


def test_what_is_wrong_is_said_and_changes_nothing(office, audit):
    line = audit.checklist.lines()[0]
    refused = post(device(office.danhgia1), audit, line=line.pk, note="")
    assert refused.status_code == 422 and refused.json()["words"]
    assert post(device(office.danhgia1), audit, kind="?", line=line.pk).status_code == 422
    assert post(device(office.truongphong), audit, line=line.pk).status_code == 403
    assert post(device(office.truongkt), audit, line=line.pk).status_code == 404
    assert post(Client(), audit, line=line.pk).json() == {"status": "login"}
    line.refresh_from_db()
    assert line.answer == ""


def test_an_audit_concluded_meanwhile_says_so(office):
    audit = making.reporting(office)
    line = audit.checklist.lines()[0]
    refused = post(device(office.danhgia1), audit, line=line.pk, note="Muộn")
    assert refused.status_code in (403, 409) and refused.json()["status"] == "refused"


def test_the_clock_of_the_device_is_kept_as_told_beside_the_servers(office, audit):
    line = audit.checklist.lines()[0]
    post(device(office.danhgia1), audit, line=line.pk, noted_at="1999-12-31T23:59:00Z")
    line.refresh_from_db()
    assert line.noted_at.year == 1999 and line.answered_at.year >= 2025


def test_the_questions_are_read_with_a_fresh_proof(office, audit):
    told = device(office.danhgia1).get(reverse("audit_field_lines", args=[audit.pk])).json()
    assert [line["key"] for line in told["lines"]] == [line.pk for line in audit.checklist.lines()] and told["csrf"]
    assert Client().get(reverse("audit_field_lines", args=[audit.pk])).status_code == 401
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(office.danhgia1, backend="django.contrib.auth.backends.ModelBackend")
    assert post(strict, audit, line=audit.checklist.lines()[0].pk).status_code == 403


def test_the_page_of_the_audit_leads_there_for_the_team_alone(office, audit):
    url = reverse("audit_field", args=[audit.pk])
    assert url in device(office.danhgia1).get(reverse("audits_record", args=[audit.pk])).content.decode()
    assert url not in device(office.qmr).get(reverse("audits_record", args=[audit.pk])).content.decode()
    assert device(office.qmr).get(url).status_code == 403
    worker = Client().get(reverse("field_worker"))
    assert worker["Content-Type"] == "text/javascript"


def test_a_device_whose_clock_is_mad_is_believed_in_all_but_the_time(office, audit):
    line = audit.checklist.lines()[0]
    for told in ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "hôm nay"):
        answer = post(device(office.danhgia1), audit, line=line.pk, noted_at=told, note=f"Đã xem {told}")
        assert answer.json()["status"] == "done", answer.content
        line.refresh_from_db()
        assert (line.noted_at, line.noted_as) == (None, told)
    page = device(office.danhgia1).get(f"/audits/{audit.pk}")
    assert page.status_code == 200 and "9999-12-31T23:59:59Z" in page.content.decode()


def test_a_tick_sent_late_does_not_overwrite_a_colleagues_newer_one(office, audit):
    with recording(by=office.system, act="draw"):
        row = Sampled.objects.create(audit=audit, case=cases.on_work(office), drawn_with="1", drawn_from=1)
    tick = {"kind": "tick", "sampled": row.pk, "line_sequence": row.sequence}
    first = tick | {"message": str(uuid.uuid4()), "note": "Của trưởng đoàn"}
    assert post(device(office.danhgia1), audit, **first).json()["status"] == "done"
    row.refresh_from_db()
    newer = {"kind": "tick", "sampled": row.pk, "line_sequence": row.sequence, "note": "Mới hơn"}
    assert post(device(office.vanthu), audit, **newer).json()["status"] == "done"
    assert post(device(office.danhgia1), audit, **first).json()["line"]["note"] == "Mới hơn"
    told = post(device(office.danhgia1), audit, **tick, note="Khác")
    assert (told.status_code, told.json()["status"], told.json()["line"]["note"]) == (409, "conflict", "Mới hơn")
    row.refresh_from_db()
    assert (row.note, row.answered_by) == ("Mới hơn", office.vanthu)


def test_what_does_not_apply_says_why(office, audit):
    line = audit.checklist.lines()[0]
    for note, status in (("", "refused"), ("Đơn vị không có kho", "done")):
        answer = post(device(office.danhgia1), audit, line=line.pk, answer="not_applicable", note=note)
        assert answer.json()["status"] == status
