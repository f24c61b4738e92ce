"""Findings from draft to settled: each rule accepted, then refused with one thing changed (9.2.2 e)."""

import uuid
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from audits.checklists.sources import offers_of
from audits.conduct.parts import TeamMember
from audits.findings import rules
from audits.findings.handlers import uphold_unanswered
from audits.findings.models import Finding
from processes.nonconformities.models import Nonconformity
from qms.evidence.links import links_of
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet
from qms.lifecycle.models import Task
from tests.audits.conduct import making as audits
from tests.audits.findings import making as making
from tests.office import fresh

MARCH = timezone.make_aware(datetime(2026, 3, 16, 9))
OCTOBER = timezone.make_aware(datetime(2026, 10, 12, 9))


def unmet(move, **values):
    with pytest.raises(RuleNotMet) as refusal, transaction.atomic():
        perform(move, **values)
    return refusal.value.unmet


def forbidden(move, **values):
    with pytest.raises(PermissionDenied) as refusal, transaction.atomic():
        perform(move, **values)
    return str(refusal.value)


@pytest.mark.parametrize("lacking", ["grade", "clause", "evidence"])
def test_a_finding_is_issued_whole_or_not_at_all(office, lacking):
    draft = making.finding(office, audit=making.under_way(office))
    perform(draft.edit, by=office.danhgia1, **{lacking: None if lacking == "clause" else ""})
    assert unmet(draft.issue, by=office.danhgia1) == [str(rules.is_complete.sentence)]


def test_findings_are_written_only_while_the_audit_is_open(office):
    audit = audits.reported(office)
    with pytest.raises(RuleNotMet) as refusal, transaction.atomic():
        create(Finding, by=office.danhgia1, audit=audit, **making.WORDS)
    assert refusal.value.unmet == [str(rules.audit_is_open.sentence)]


@pytest.mark.parametrize(("grade", "raised"), [("major", 1), ("minor", 1), ("observation", 0), ("opportunity", 0)])
def test_agreeing_raises_the_nonconformity_linked_both_ways(office, grade, raised):
    finding = making.agreed(office, grade=grade)
    assert Nonconformity.objects.count() == raised
    if raised:
        found = finding.nonconformity
        assert (found.severity, found.unit, found.clause) == (grade, finding.unit, finding.clause)
        assert found.source == "audit_finding" and finding.evidence in found.description
        assert {type(link.origin) for link in links_of(found)} == {Finding}


def test_only_the_head_of_the_unit_answers(office):
    finding = making.issued(office)
    assert forbidden(finding.agree, by=office.congchuc1) == str(rules.is_auditee.sentence)
    assert forbidden(finding.dispute, by=office.danhgia1, **making.REASON) == str(rules.is_auditee.sentence)


def test_whoever_audited_does_not_answer_as_a_substitute(office):
    finding = making.issued(office)
    day = timezone.localdate()
    office.substitute("truongphong", "unit_head", "danhgia1", day, day)
    assert forbidden(finding.agree, by=fresh(office.danhgia1)) == str(rules.is_not_of_team.sentence)


def test_a_disputed_finding_is_decided_from_outside(office):
    finding = making.disputed(office)
    day = timezone.localdate()
    office.substitute("qmr", "quality_manager", "danhgia1", day, day)
    assert forbidden(finding.uphold, by=fresh(office.danhgia1)) == str(rules.decides_from_outside.sentence)
    assert forbidden(finding.withdraw_finding, by=fresh(office.danhgia1), **making.REASON)
    upheld = perform(finding.uphold, by=office.qmr)
    assert upheld.state == "agreed" and upheld.nonconformity is not None


def test_a_draft_goes_on_when_its_auditor_has_left(office):
    finding = making.finding(office)
    audit, other = finding.audit, fresh(office.congchuc3)
    with pytest.raises(ValidationError, match="auditor"), transaction.atomic():
        perform(finding.reassign, by=audit.lead, auditor=other, **making.REASON)
    with recording(by=office.system, act="set_up"):
        TeamMember.objects.create(audit=audit, person=other, role="auditor")
    assert forbidden(finding.withdraw_finding, by=other, **making.REASON)
    finding = perform(Finding.objects.get(pk=finding.pk).reassign, by=office.qmr, auditor=other, **making.REASON)
    assert [task.person for task in Task.objects.about(finding).open()] == [other]
    assert perform(finding.withdraw_finding, by=other, **making.REASON).state == "withdrawn"


def test_a_dispute_that_is_right_ends_the_finding(office):
    finding = perform(making.disputed(office).withdraw_finding, by=office.qmr, **making.REASON)
    assert finding.state == "withdrawn" and not Nonconformity.objects.exists()


def test_an_unanswered_finding_stands_after_its_day_and_not_before(office):
    with frozen(MARCH):
        finding = making.issued(office)
    with frozen(MARCH + timedelta(days=6)):
        assert unmet(finding.uphold, by=office.qmr) == [str(rules.is_disputed_or_unanswered.sentence)]
        uphold_unanswered(now())
        assert Finding.objects.get().state == "issued"
    with frozen(MARCH + timedelta(days=10)):
        uphold_unanswered(now())
        uphold_unanswered(now())
    finding = Finding.objects.get()
    assert (finding.state, Nonconformity.objects.count()) == ("agreed", 1)


def test_a_finding_waits_for_its_nonconformity_and_closes_with_it(office):
    finding = making.agreed(office)
    assert unmet(finding.close, by=office.danhgia1) == [str(rules.is_settled.sentence)]
    making.settle(office, finding.nonconformity)
    assert Finding.objects.get().state == "closed"


def test_another_finding_waits_for_a_response(office):
    finding = making.agreed(office, grade="opportunity")
    assert unmet(finding.close, by=office.danhgia1) == [str(rules.is_settled.sentence)]
    perform(finding.respond, by=office.truongphong, response="Sẽ xem xét trong quý tới")
    assert perform(finding.close, by=office.danhgia1).state == "closed"


def test_an_audit_is_not_reported_with_a_draft_nor_closed_before_its_findings(office):
    audit = audits.answered(office)
    draft = making.finding(office, audit=audit, grade="observation")
    audit = perform(audit.conclude, by=audit.lead, **audits.PARTED)
    audit = perform(audit.write, by=audit.lead, conclusion="Cơ bản phù hợp")
    assert unmet(audit.report, by=audit.lead, password="demo")
    issued = perform(draft.issue, by=audit.lead)
    audit = perform(audit.report, by=audit.lead, password="demo")
    assert unmet(audit.close, by=office.qmr)
    issued = perform(perform(issued.agree, by=office.truongphong).respond, by=office.truongphong, response="Đã ghi")
    perform(issued.close, by=audit.lead)
    assert perform(audit.close, by=office.qmr).state == "closed"
    assert draft.description in audit.report_frozen


def test_the_same_message_makes_one_finding(office):
    audit, message = making.under_way(office), str(uuid.uuid4())
    making.finding(office, audit=audit, message=message)
    with pytest.raises(ValidationError), transaction.atomic():
        making.finding(office, audit=audit, message=message)
    assert Finding.objects.count() == 1


# ── The same finding as last time


def test_the_same_clause_of_the_same_unit_is_said_aloud(office):
    first, again = making.found_again(office, MARCH, OCTOBER, description="Hồ sơ hộ tịch thiếu ngày ký")
    assert (first.repeats, again.repeats) == (None, first)
    assert list(Finding.objects.repeated()) == [again]


def test_similar_words_are_found_without_the_clause(office):
    words = "Sổ chứng thực không ghi ngày trả kết quả"
    first, again = making.found_again(office, MARCH, OCTOBER, clause=audits.clause("7.5"), description=words)
    assert again.repeats == first


def test_other_words_of_another_clause_are_not_the_same(office):
    other = {"clause": audits.clause("7.2"), "description": "Chưa đào tạo người mới", "evidence": "Danh sách"}
    assert making.found_again(office, MARCH, OCTOBER, **other)[1].repeats is None


def test_what_was_found_long_ago_is_forgotten(office):
    begun = timezone.make_aware(datetime(2025, 7, 7, 9))
    assert making.found_again(office, begun, begun + timedelta(days=735))[1].repeats is None


def test_what_may_be_done_better_repeats_nothing(office):
    assert making.found_again(office, MARCH, OCTOBER, grade="opportunity")[1].repeats is None


def test_earlier_findings_of_the_unit_are_offered_as_questions(office):
    first = making.issued(office)
    audit = audits.planned(office, title="Lần sau")
    offered = [line for label, lines in offers_of(audit) for line in lines.values()]
    assert [line["evidence"] for line in offered] == [first.number]
    assert first.description in offered[0]["text"]


# ── Pages


def test_a_finding_is_logged_from_its_question(office, as_person):
    audit = making.under_way(office)
    line = audit.checklist.lines()[0]
    perform(audit.answer, by=audit.lead, line=line.pk, answer="nonconformity", note="Sổ 02 thiếu ngày")
    client, url = as_person(office.danhgia1), reverse("findings_new")
    page = client.get(url, {"audit": audit.pk, "line": line.pk}).content.decode()
    assert "Sổ 02 thiếu ngày" in page
    given = {"whole-form": "1", "audit": audit.pk, "line": line.pk, "clause": "8.5.1"} | making.WORDS
    assert client.post(url, given | {"evidence": ""}).status_code == 422
    assert client.post(url, given | {"clause": "8.5.1"}).status_code == 302
    assert Finding.objects.get().line == line and audit.checklist.bare() == []
    assert Finding.objects.get().number in client.get(reverse("audits_record", args=[audit.pk])).content.decode()


def test_what_came_before_is_said_while_it_is_logged(office, as_person):
    with frozen(MARCH):
        first = making.issued(office, description="Bảng niêm yết ghi thời hạn cũ")
    audit = making.under_way(office, title="Đánh giá lần sau")
    client, url = as_person(audit.lead), reverse("findings_earlier")
    typed = {"audit": audit.pk, "description": "Bảng niêm yết vẫn ghi thời hạn cũ", "grade": "minor"}
    assert first.number in client.post(url, typed).content.decode()
    assert first.number in client.post(url, {"audit": audit.pk, "clause": first.clause.number}).content.decode()
    for other in (typed | {"grade": "opportunity"}, typed | {"audit": ""}, typed | {"description": "Kho lưu trữ ẩm"}):
        assert first.number not in client.post(url, other).content.decode()
    refused = client.post(reverse("findings_new"), typed | {"whole-form": "1"})
    assert refused.status_code == 422 and first.number in refused.content.decode()
    assert Finding.objects.count() == 1
    assert first.number not in as_person(office.congchuc3).post(url, typed).content.decode()


def test_the_register_says_what_is_still_open_by_unit_grade_and_age(office, as_person):
    with frozen(now() - timedelta(days=40)):
        old = making.issued(office)
    making.finding(office, audit=making.under_way(office, title="Lần hai"), grade="major")
    making.closed(office, audit=making.under_way(office, title="Lần ba"))
    page = as_person(office.qmr).get(reverse("findings"))
    ((unit, grades, every, long),) = page.context["open_by_unit"]
    assert unit == old.unit and [many for many, _query in grades] == [1, 1, 0, 0] and (every[0], long[0]) == (2, 1)
    for many, query in [*grades, every, long]:
        shown = as_person(office.qmr).get(f"{reverse('findings')}?{query}")
        assert shown.context["count"] == many and "open_by_unit" not in shown.context


def test_the_record_says_what_came_before(office, as_person):
    first, again = making.found_again(office, MARCH, OCTOBER)
    page = as_person(office.qmr).get(reverse("findings_record", args=[again.pk])).content.decode()
    assert page.count(first.number) >= 2


def test_the_register_asks_the_same_however_many_there_are(office, as_person):
    audit, counts = making.under_way(office), []
    for more in (2, 8):
        for number in range(more):
            making.finding(office, audit=audit, description=f"Lỗi thứ {number} của {more}")
        client = as_person(office.qmr)
        client.get(reverse("findings"))
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("findings"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


# ── Nobody decides on an answer of their own


def test_the_head_of_the_unit_does_not_decide_as_substitute_of_the_quality_manager(office):
    finding = making.disputed(office)
    office.substitute("qmr", "quality_manager", "truongphong", today(), today())
    forbidden(finding.withdraw_finding, by=fresh(office.truongphong), **making.REASON)
    forbidden(finding.uphold, by=fresh(office.truongphong))


def test_who_answered_for_the_unit_does_not_decide_on_it_afterwards(office):
    finding = making.issued(office)
    office.substitute("truongphong", "unit_head", "qmr", today(), today())
    finding = perform(finding.dispute, by=fresh(office.qmr), **making.REASON)
    forbidden(finding.withdraw_finding, by=fresh(office.qmr), **making.REASON)
    with frozen(now() + timedelta(days=2)):  # nobody's substitute any more
        forbidden(finding.uphold, by=fresh(office.qmr))


def test_a_head_who_keeps_the_system_does_not_close_the_own_finding(office):
    with recording(by=office.system, act="hold"):
        office._hold("truongphong", office.units["vinhbao"], "quality_manager")
    finding = perform(making.issued(office, grade="observation").agree, by=fresh(office.truongphong))
    finding = perform(finding.respond, by=fresh(office.truongphong), response="Đã thêm cột")
    forbidden(finding.close, by=fresh(office.truongphong))
    assert perform(finding.close, by=office.qmr).state == "closed"


def test_a_draft_of_an_audit_given_up_is_not_issued(office):
    draft = making.finding(office)
    perform(draft.audit.cancel, by=office.qmr, reason="Đơn vị sắp xếp lại")
    assert unmet(Finding.objects.get().issue, by=office.danhgia1) == [str(rules.audit_is_open.sentence)]
