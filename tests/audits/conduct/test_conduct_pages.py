"""The pages of audits: planning by form, the checklist, the lists of auditors and questions, the papers, the API."""

import json
import re
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from audits.conduct.auditor_fields import GreyedBoxes
from qms.api.tokens import issue_token
from qms.evidence.attachments import attachments_of
from qms.lifecycle.door import perform
from tests.audits.conduct import making as making

WHOLE = {"whole-form": "1"}


def test_who_may_not_audit_is_greyed_with_the_reason(office, as_person):
    audit = making.planned(office)
    making.qualify(office, office.congchuc1)
    page = as_person(office.qmr).get(reverse("audits_act", args=[audit.pk, "plan"])).content.decode()
    box = re.search(r'<input[^>]*name="auditors"[^>]*value="congchuc1"[^>]*>', page)
    assert "disabled" in box[0]
    assert "disabled" not in re.search(r'<input[^>]*name="auditors"[^>]*value="vanthu"[^>]*>', page)[0]
    assert GreyedBoxes().create_option("a", "x", "Tên", False, 0)["attrs"].get("disabled") is None


def test_a_plan_by_form_keeps_what_was_typed_when_a_line_is_wrong(office, as_person):
    audit = making.audit(office)
    typed = WHOLE | {
        "sequence": audit.sequence,
        "title": audit.title,
        "scope": "Hộ tịch",
        "timetable-begins": ["01/12/2026 08:00", "01/12/2026 10:00"],
        "timetable-ends": ["01/12/2026 09:00", "09:30"],
        "timetable-what": ["Họp khai mạc", "Xem hồ sơ"],
        "timetable-auditor": ["danhgia1", ""],
        "timetable-auditee": ["Trưởng phòng", ""],
    }
    client, url = as_person(office.qmr), reverse("audits_act", args=[audit.pk, "plan"])
    refused = client.post(url, typed)
    assert refused.status_code == 422 and "Xem hồ sơ" in refused.content.decode()
    assert client.post(url, typed | {"timetable-ends": ["01/12/2026 09:00", "2026-12-01 11:30"]}).status_code == 302
    assert [each.what for each in audit.stretches()] == ["Họp khai mạc", "Xem hồ sơ"]


def test_a_checklist_is_put_together_by_ticking(office, as_person):
    audit = making.planned(office, count=1)
    client, url = as_person(office.qmr), reverse("audits_act", args=[audit.pk, "compose"])
    page = client.post(
        url, WHOLE | {"sequence": audit.sequence, "own-clause": ["99"], "own-text": ["Gì?"], "own-evidence": [""]}
    )
    assert page.status_code == 422 and "Gì?" in page.content.decode()
    own = {"own-clause": ["8.5.1"], "own-text": ["Ai ký?"], "own-evidence": ["Ba hồ sơ"]}
    dropped = {"dropped": [audit.checklist.lines()[0].pk]}
    assert client.post(url, WHOLE | {"sequence": audit.sequence} | own | dropped).status_code == 302
    assert [line.text for line in audit.checklist.lines()] == ["Ai ký?"]


@pytest.mark.django_db(transaction=True)
def test_the_checklist_is_answered_with_a_photo_and_says_what_is_wrong(office, as_person, image):
    audit = making.in_progress(office)
    line, url = audit.checklist.lines()[0], reverse("audit_checklist", args=[audit.pk])
    client = as_person(office.danhgia1)
    given = WHOLE | {"line": line.pk, "answer": "observation", "note": "", "line_sequence": line.sequence}
    assert client.post(url, given).status_code == 422
    answered = client.post(url, given | {"note": "Bảng niêm yết mờ", "files": [image()]})
    assert answered.status_code == 302 and answered.url.endswith(f"#line-{line.pk}")
    line.refresh_from_db()
    assert (line.answer, line.answered_by) == ("observation", office.danhgia1)
    assert attachments_of(audit).get().purpose == line.purpose
    stale = client.post(url, given | {"note": "Khác", "answer": "conforms"})
    assert stale.status_code == 409 and "Bảng niêm yết mờ" in stale.content.decode()
    assert client.get(reverse("audits_act", args=[audit.pk, "answer"])).url == url


def test_those_outside_the_team_read_the_checklist_but_have_no_form(office, as_person):
    audit = making.in_progress(office)
    url = reverse("audit_checklist", args=[audit.pk])
    page = as_person(office.truongphong).get(url).content.decode()
    assert "Câu hỏi 1" in page and "data-draft" not in page
    assert as_person(office.truongkt).get(url).status_code == 404


@pytest.mark.parametrize("name", ["audits_record", "audit_checklist"])
def test_a_page_asks_the_same_however_long_the_checklist_is(office, as_person, name):
    counts = []
    for count in (2, 12):
        audit = making.in_progress(office, count=count, title=f"Lần {count}")
        perform(audit.answer, by=audit.lead, line=audit.checklist.lines()[0].pk, answer="conforms", note="Đã xem")
        client = as_person(office.danhgia1)
        client.get(reverse(name, args=[audit.pk]))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name, args=[audit.pk])).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_papers_say_what_the_data_say(office, as_person):
    audit = making.reported(office)
    for slug, said in (
        ("plan", "Họp khai mạc"),
        ("checklist", "Xem 3 hồ sơ, đúng hạn"),
        ("report", "Hệ thống được duy trì"),
    ):
        sent = as_person(office.danhgia1).get(reverse("audits_form", args=[audit.pk, slug, "docx"]))
        tables = [
            cell.text for table in Document(BytesIO(sent.content)).tables for row in table.rows for cell in row.cells
        ]
        text = "\n".join([*tables, *(each.text for each in Document(BytesIO(sent.content)).paragraphs)])
        assert said in text


def test_auditors_are_kept_on_their_pages(office, as_person):
    client = as_person(office.qmr)
    given = {"person": "danhgia1", "grounds": "QĐ 12", "since": "2026-01-01", "may_lead": "on"}
    assert client.post(reverse("auditors_new"), given | {"until": "2025-01-01"}).status_code == 422
    assert client.post(reverse("auditors_new"), given).status_code == 302
    assert "QĐ 12" in client.get(reverse("auditors")).content.decode()
    assert as_person(office.congchuc1).get(reverse("auditors_new")).status_code == 403


def test_an_audit_by_api(office, client):
    making.auditors(office)
    headers = {"Authorization": f"Token {issue_token(office.qmr)}"}
    given = {"unit": "vhxh", "title": "Đánh giá qua API", "lead": "danhgia1", "starts_on": str(date(2026, 12, 1))}
    made = client.post("/api/audits", json.dumps(given), content_type="application/json", headers=headers)
    assert made.status_code == 201 and made.json()["state"] == "planned"
