"""An audit from its plan to its close: each rule accepted, then refused with one thing changed (9.2.2)."""

import json
import random
import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from audits.checklists.sources import offers_of
from audits.conduct import rules
from audits.conduct.models import Audit
from processes.cases.models import Case
from qms.acts.acts import acts_of
from qms.evidence.attachments import attachments_of
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import ConcurrentTransition, RuleNotMet
from qms.lifecycle.models import Task
from qms.people.models import Unit
from tests.audits.checklists.making import question
from tests.audits.conduct import making as making
from tests.audits.findings import making as findings
from tests.processes.cases import making as cases

IN_ORDER = [
    *("plan", "compose", "draw", "notify"),
    *("open", "answer", "tick", "conclude"),
    *("write", "report", "close"),
    *("replace_lead", "cancel"),
]
SEEN = {"answer": "conforms", "note": "Hồ sơ 12, 15 và 19 đúng hạn"}


def unmet(move, **values):
    with pytest.raises(RuleNotMet) as refusal, transaction.atomic():
        perform(move, **values)
    return refusal.value.unmet


def invalid(move, **values):
    with pytest.raises(ValidationError) as fault, transaction.atomic():
        perform(move, **values)
    return fault.value.message_dict


def test_its_acts_are_told_in_the_order_of_the_work():
    assert list(acts_of(Audit)) == IN_ORDER


# ── Planning


@pytest.mark.parametrize("lacking", ["scope", "criteria", "processes", "timetable"])
def test_the_unit_is_notified_of_a_whole_plan_only(office, lacking):
    audit = making.planned(office)
    perform(audit.plan, by=office.qmr, **{lacking: [] if lacking in ("processes", "timetable") else ""})
    assert unmet(audit.notify, by=audit.lead) == [audit.words_of_gaps()]


def test_notifying_tells_the_head_of_the_unit(office):
    audit = making.notified(office)
    assert Notice.objects.of(office.truongphong).filter(record_id=audit.pk).exists()
    assert not Notice.objects.of(office.truongkt).filter(record_id=audit.pk).exists()


def test_days_come_in_their_order(office):
    audit = making.audit(office)
    assert "ends_on" in invalid(audit.plan, by=office.qmr, starts_on=today(), ends_on=today() - timedelta(days=1))


def test_a_member_who_leaves_the_team_stays_on_record(office):
    audit = making.planned(office)
    perform(audit.plan, by=office.qmr, auditors=[office.vanthu])
    again = perform(audit.plan, by=office.qmr, auditors=[])
    assert again.auditors.members == [] and [each.active for each in again.team.all()] == [False]
    assert office.vanthu in again.auditors.ever()


# ── The checklist


def test_a_question_is_not_asked_twice_and_an_answered_one_stays(office):
    audit = making.in_progress(office, count=2)
    perform(audit.compose, by=office.qmr, lines=making.lines(3))
    assert audit.checklist.lines().count() == 3
    line = audit.checklist.lines()[0]
    perform(audit.answer, by=audit.lead, line=line.pk, **SEEN)
    assert "dropped" in invalid(audit.compose, by=office.qmr, dropped=[line.pk])
    perform(audit.compose, by=office.qmr, dropped=[audit.checklist.lines()[1].pk])
    assert audit.checklist.lines().count() == 2


def test_questions_are_offered_by_clause_and_only_for_the_processes_in_scope(office):
    audit = making.planned(office)
    other = making.process(office, code="CL-09", unit="kt")
    for text, process in (("Của mọi đơn vị", None), ("Của quá trình", making.process(office)), ("Của khác", other)):
        question(office, text, process=process)
    offered = [line["text"] for _label, lines in offers_of(audit) for line in lines.values()]
    assert offered == ["Của mọi đơn vị", "Của quá trình"]


def test_questions_of_a_unit_are_offered_there_and_below_it_only(office):
    audit = making.planned(office)
    root, other = audit.unit.parent, Unit.objects.get(code="kt")
    for text, unit in (("Của cơ quan", root), ("Của đơn vị", audit.unit), ("Của đơn vị khác", other)):
        question(office, text, unit=unit)
    offered = [line["text"] for _label, lines in offers_of(audit) for line in lines.values()]
    assert offered == ["Của cơ quan", "Của đơn vị"]


# ── Answering


def test_an_answer_needs_its_evidence_also_when_all_is_well(office):
    audit = making.in_progress(office)
    line = audit.checklist.lines()[0]
    assert "note" in invalid(audit.answer, by=audit.lead, line=line.pk, answer="conforms", note=" ")
    perform(audit.answer, by=audit.lead, line=line.pk, answer="not_applicable", note="Đơn vị không có kho")
    perform(audit.answer, by=audit.lead, line=line.pk, **SEEN)


def test_the_same_message_twice_changes_nothing(office, image):
    audit = making.in_progress(office)
    line, message = audit.checklist.lines()[0], str(uuid.uuid4())
    for _time in range(2):
        perform(audit.answer, by=audit.lead, line=line.pk, files=[image()], message=message, **SEEN)
    line.refresh_from_db()
    assert line.sequence == 2 and attachments_of(audit).count() == 1


def test_two_auditors_at_one_line_see_that_they_differ(office):
    audit = making.notified(office)
    perform(audit.plan, by=audit.lead, auditors=[office.vanthu])
    audit = perform(audit.open, by=audit.lead, **making.MET)
    line = audit.checklist.lines()[0]
    read = line.sequence
    perform(audit.answer, by=audit.lead, line=line.pk, line_sequence=read, **SEEN)
    with pytest.raises(ConcurrentTransition) as conflict, transaction.atomic():
        perform(
            audit.answer,
            by=office.vanthu,
            line=line.pk,
            line_sequence=read,
            answer="nonconformity",
            note="Thiếu chữ ký",
        )
    assert str(office.danhgia1) in str(conflict.value) and SEEN["note"] in str(conflict.value)
    perform(audit.answer, by=office.vanthu, line=audit.checklist.lines()[1].pk, line_sequence=read, **SEEN)
    assert [each.answered_by for each in audit.checklist.lines()][:2] == [office.danhgia1, office.vanthu]


def test_only_the_team_answers(office):
    audit = making.in_progress(office)
    with pytest.raises(PermissionDenied) as refusal, transaction.atomic():
        perform(audit.answer, by=office.truongphong, line=audit.checklist.lines()[0].pk, **SEEN)
    assert str(rules.is_of_team.sentence) in str(refusal.value)


# ── Sampling


def test_a_sample_can_be_drawn_again_from_its_seed(office):
    procedure = cases.procedure(office)
    for _number in range(6):
        cases.on_work(office, procedure)
    audit = making.planned(office, unit=office.units["hcc"], processes=[])
    span = {"since": today() - timedelta(days=400), "until": today()}
    drawn = perform(audit.draw, by=audit.lead, size=3, **span).sample.order_by("pk")
    keys = list(Case.objects.filter(receiving_unit=audit.unit).order_by("pk").values_list("pk", flat=True))
    assert {row.drawn_from for row in drawn} == {len(keys)}
    assert sorted(random.Random(drawn[0].drawn_with).sample(keys, 3)) == [row.case_id for row in drawn]


def test_a_sample_of_nothing_says_so(office):
    audit = making.planned(office)
    assert "since" in invalid(audit.draw, by=audit.lead, size=3, since=today(), until=today())


# ── Concluding and reporting


def test_every_question_is_answered_before_the_team_leaves(office):
    audit = making.in_progress(office)
    assert unmet(audit.conclude, by=audit.lead, **making.PARTED) == [audit.checklist.words_of_unanswered()]
    assert making.reporting(office, title="Lần khác").state == "reporting"


def test_a_nonconforming_answer_needs_its_finding(office):
    audit = making.answered(office)
    line = audit.checklist.lines()[0]
    perform(audit.answer, by=audit.lead, line=line.pk, answer="nonconformity", note="Thiếu chữ ký")
    assert unmet(audit.conclude, by=audit.lead, **making.PARTED) == [audit.checklist.words_of_bare()]


def test_the_report_is_frozen_as_it_is_signed(office):
    audit = making.reported(office)
    told = json.loads(audit.report_frozen)
    assert told["conclusion"] == "Hệ thống được duy trì" and len(told["answers"]) == 3
    row = audit.history.order_by("history_id").last()
    assert (row.act, bool(row.signature)) == ("report", True)


def test_a_report_needs_a_conclusion(office):
    audit = making.reporting(office)
    assert unmet(audit.report, by=audit.lead, password="demo") == [str(rules.has_conclusion.sentence)]


def test_an_audit_given_up_says_why(office):
    audit = making.audit(office)
    assert "reason" in invalid(audit.cancel, by=office.qmr)
    assert perform(audit.cancel, by=office.qmr, reason="Đơn vị sáp nhập").state == "cancelled"


# ── What was found true by a second look


def test_a_finding_beside_the_checklist_settles_no_line(office):
    audit = making.answered(office)
    line = audit.checklist.lines()[0]
    perform(audit.answer, by=audit.lead, line=line.pk, answer="nonconformity", note="Thiếu chữ ký")
    findings.finding(office, audit=audit, grade="observation")
    assert [each.pk for each in audit.checklist.bare()] == [line.pk]
    assert unmet(audit.conclude, by=audit.lead, **making.PARTED) == [audit.checklist.words_of_bare()]
    findings.finding(office, audit=audit, line=line)
    assert perform(audit.conclude, by=audit.lead, **making.PARTED).state == "reporting"


def test_a_plan_emptied_after_the_unit_was_notified_is_not_opened(office):
    audit = making.notified(office)
    audit = perform(audit.plan, by=audit.lead, scope="", timetable=[])
    assert unmet(audit.open, by=audit.lead, **making.MET) == [audit.words_of_gaps()]


def test_an_audit_that_asked_nothing_is_not_concluded(office):
    audit = making.in_progress(office)
    audit = perform(audit.compose, by=audit.lead, dropped=[line.pk for line in audit.checklist.lines()])
    assert unmet(audit.conclude, by=audit.lead, **making.PARTED) == [str(rules.has_lines.sentence)]


def test_other_days_are_told_to_the_unit_and_the_lead_is_asked_for_them(office):
    audit = making.notified(office)
    told = Notice.objects.of(office.truongphong).count()
    audit = perform(audit.plan, by=audit.lead, scope="Hộ tịch, chứng thực")
    assert Notice.objects.of(office.truongphong).count() == told
    later = today() + timedelta(days=21)
    audit = perform(audit.plan, by=audit.lead, starts_on=later, ends_on=later)
    assert Notice.objects.of(office.truongphong).count() == told + 1
    assert Task.objects.about(audit).open().get().due_at == audit.closing_of(later)


def test_the_report_leaves_out_what_was_withdrawn(office):
    audit = making.answered(office)
    finding = findings.finding(office, audit=audit)
    perform(finding.withdraw_finding, by=audit.lead, reason="Nhầm hồ sơ")
    assert finding.number not in audit.signed_content()


def test_nobody_names_themselves_lead_auditor(office):
    audit = making.planned(office)
    making.qualify(office, office.qmr)
    with recording(by=office.system, act="set_up"):
        office._hold("qmr2", office.units["vinhbao"], "quality_manager")
    with pytest.raises(ValidationError, match="lead"), transaction.atomic():
        perform(audit.replace_lead, by=office.qmr, lead=office.qmr, reason="Ốm")
    assert perform(audit.replace_lead, by=office.qmr2, lead=office.qmr, reason="Ốm").lead == office.qmr
