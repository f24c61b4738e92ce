"""Who may do what: every act of every record × every person of the office, written by hand.

A line names those whom the act's own rules on persons let pass on the record prepared for it; everybody else is
refused with the rule's sentence (403). Nobody is named where only the program acts, or only another act.
"""

from dataclasses import asdict
from datetime import date, time, timedelta
from functools import partial

import pytest
from django.test import Client

from documents.acknowledgements.models import Acknowledgement
from documents.periodic_reviews.models import PeriodicReview
from processes.cases.models import Case
from processes.map.models import Process
from qms.acts.acts import acts_of
from qms.acts.rules import unmet
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from qms.lifecycle.registry import faces
from qms.people.actors import actors_of
from qms.people.models import Substitution
from qms.workdays.models import CalendarYear, FirstDayRow, OfficeHours, SpecialDay, UsualTimeRow
from qms.workdays.usual_times import shipped
from tests.audits.conduct import making as audits
from tests.audits.findings import making as findings
from tests.audits.inspections import making as inspections
from tests.audits.programmes import making as programmes
from tests.audits.reviews import making as reviews
from tests.documents.controlled import making as documents
from tests.office import fresh
from tests.processes.actions import making as actions
from tests.processes.cases import making as cases
from tests.processes.feedback import making as feedback
from tests.processes.nonconformities import making as nonconformities
from tests.processes.objectives import making as objectives
from tests.processes.plan import making as plans
from tests.processes.procedures import making as procedures
from tests.processes.report_rounds import making as report_rounds
from tests.processes.reports import making as reports
from tests.processes.risks import making as risks
from tests.processes.surveys import making as surveys

from .lines import gathered
from .world import ROLES, populated_office

PEOPLE = [name for name in ROLES.values() if name] + ["motcua2", "truongkt", "giamdoc"]
DESK = "motcua1 motcua2"
CALENDAR_ROWS = ("SpecialDay", "OfficeHours", "UsualTimeRow", "FirstDayRow")

TABLE = {
    # rows without a lifecycle: the administrator keeps them, a holder and the head of the unit name a substitute
    ("Document", "", "edit"): "thuky qmr",
    **{
        ("Unit", "", act): "quantri"
        for act in ("rename", "end", "plan_end", "merge", "plan_merge", "withdraw_end", "take_up")
    },
    **{("Post", "", act): "quantri" for act in ("end", "plan_end", "withdraw_end", "take_up")},
    ("Holding", "", "end"): "quantri",
    **{(row, "", act): "quantri" for row in CALENDAR_ROWS for act in ("edit", "withdraw", "restore")},
    ("CalendarYear", "", "announce"): "quantri",
    ("Substitution", "", "end"): "truongphong congchuc1 quantri",
    # congchuc1 writes, truongphong reviews, chutich approves, thuky controls, qmr answers for quality
    ("DocumentRevision", "draft", "edit"): "congchuc1",
    ("DocumentRevision", "draft", "submit"): "congchuc1",
    ("DocumentRevision", "draft", "cancel"): "congchuc1 qmr",
    ("DocumentRevision", "draft", "reassign"): "truongphong qmr",
    ("DocumentRevision", "in_review", "endorse"): "truongphong",
    ("DocumentRevision", "in_review", "pull_back"): "congchuc1",
    ("DocumentRevision", "in_review", "return_for_change"): "truongphong chutich",
    ("DocumentRevision", "in_review", "approve"): "chutich",
    ("DocumentRevision", "approved", "schedule"): "thuky",
    ("DocumentRevision", "approved", "release"): "thuky",
    ("DocumentRevision", "approved", "lapse"): "",
    ("DocumentRevision", "effective", "supersede"): "",
    ("DocumentRevision", "draft", "take_over"): "",
    ("DocumentRevision", "effective", "withdraw"): "qmr",
    ("Acknowledgement", "pending", "open"): "congchuc2",
    ("Acknowledgement", "pending", "acknowledge"): "congchuc2",
    ("Acknowledgement", "pending", "lapse"): "",
    ("Acknowledgement", "lapsed", "ask_again"): "",
    ("PeriodicReview", "due", "propose_keep"): "truongphong",
    ("PeriodicReview", "due", "open_revision"): "truongphong",
    ("PeriodicReview", "proposed", "confirm_keep"): "chutich",
    ("PeriodicReview", "proposed", "reassign"): "truongphong qmr",
    ("PeriodicReview", "proposed", "note_revision"): "",
    ("PeriodicReview", "proposed", "end"): "",
    ("ProcedureVersion", "drafted", "define"): "congchuc1",
    ("ProcedureVersion", "drafted", "freeze"): "",
    ("ProcedureVersion", "frozen", "thaw"): "",
    ("Process", "run", "edit"): "qmr",
    ("Process", "run", "retire"): "qmr",
    ("Process", "retired", "take_up"): "qmr",
    # The desk of the one-stop centre, the officers of the unit (thuky is one of them), its head, the clerk
    ("Case", "received", "accept"): DESK,
    ("Case", "received", "return_incomplete"): DESK,
    ("Case", "received", "receive_parts"): DESK,
    ("Case", "received", "refuse"): DESK,
    ("Case", "received", "withdraw"): DESK,
    ("Case", "in_progress", "complete_step"): "congchuc1 congchuc2 thuky",
    ("Case", "in_progress", "request_supplement"): "congchuc1 congchuc2 thuky",
    ("Case", "in_progress", "request_payment"): "congchuc1 congchuc2 thuky",
    ("Case", "in_progress", "resolve"): "congchuc1 congchuc2 thuky",
    ("Case", "in_progress", "refuse"): "congchuc1 congchuc2 thuky",
    ("Case", "in_progress", "suspend"): "truongphong",
    ("Case", "in_progress", "apologise"): "truongphong",
    ("Case", "in_progress", "extend"): "truongphong",
    ("Case", "in_progress", "change_version"): "truongphong",
    ("Case", "in_progress", "refuse_conditions"): "truongphong",
    ("Case", "in_progress", "move_deadline"): "",
    ("Case", "awaiting_supplement", "receive_supplement"): DESK,
    ("Case", "awaiting_supplement", "stop"): "congchuc1 congchuc2 thuky",
    ("Case", "awaiting_supplement", "set_answer_day"): "congchuc1 congchuc2 thuky",
    ("Case", "awaiting_payment", "receive_payment"): DESK,
    ("Case", "suspended", "resume"): "truongphong",
    ("Case", "resolved", "deliver"): DESK,
    ("Case", "resolved", "correct_result"): "truongphong",
    ("Case", "refused", "deliver"): DESK,
    # The last step of the procedure is the clerk's
    ("Case", "last step", "resolve"): "vanthu",
    ("Case", "last step", "complete_step"): "vanthu",
    # truongphong proposes, congchuc1 owns, chutich approves, qmr judges
    ("Objective", "proposed", "edit"): "congchuc1 truongphong",
    ("Objective", "proposed", "approve"): "chutich",
    ("Objective", "proposed", "reassign"): "truongphong qmr",
    ("Objective", "approved", "start"): "congchuc1 qmr",
    ("Objective", "running", "record_value"): "congchuc1",
    ("Objective", "running", "take_value"): "",
    ("Objective", "running", "ask_value"): "",
    ("Objective", "running", "end_term"): "",
    ("Objective", "running", "evaluate"): "qmr chutich",
    ("Objective", "running", "revise"): "congchuc1 truongphong qmr",
    ("Objective", "evaluated", "close"): "qmr chutich",
    # truongphong gives, congchuc1 does, congchuc2 verifies
    ("Action", "assigned", "start"): "congchuc1",
    ("Action", "assigned", "extend"): "truongphong chutich",
    ("Action", "assigned", "bring_forward"): "truongphong chutich",
    ("Action", "assigned", "cancel"): "chutich qmr",
    ("Action", "assigned", "reassign"): "truongphong qmr",
    ("Action", "assigned", "carry_over"): "",
    ("Action", "in_progress", "report_done"): "congchuc1",
    ("Action", "done", "accept"): "congchuc2",
    ("Action", "done", "return_for_rework"): "congchuc2",
    # congchuc1 reports, qmr decides, truongphong owns, danhgia1 judges; congchuc2 does the actions
    ("Nonconformity", "reported", "edit"): "congchuc1",
    ("Nonconformity", "reported", "accept"): "qmr",
    ("Nonconformity", "reported", "reject"): "qmr",
    ("Nonconformity", "accepted", "reassign"): "truongphong qmr",
    ("Nonconformity", "accepted", "correct"): "truongphong",
    ("Nonconformity", "accepted", "contain"): "truongphong",
    ("Nonconformity", "contained", "close_with_correction"): "qmr",
    ("Nonconformity", "contained", "analyse"): "truongphong",
    ("Nonconformity", "analysed", "add_action"): "truongphong",
    ("Nonconformity", "analysed", "look_elsewhere"): "truongphong",
    ("Nonconformity", "analysed", "name_checker"): "truongphong qmr",
    ("Nonconformity", "analysed", "note_elsewhere"): "truongphong",
    ("Nonconformity", "analysed", "plan"): "truongphong",
    ("Nonconformity", "planned", "return_for_change"): "qmr",
    ("Nonconformity", "planned", "start"): "qmr",
    ("Nonconformity", "implementing", "complete"): "truongphong",
    ("Nonconformity", "effectiveness_check", "open_check"): "",
    ("Nonconformity", "effectiveness_check", "confirm_effective"): "danhgia1",
    ("Nonconformity", "effectiveness_check", "find_ineffective"): "danhgia1",
    ("Nonconformity", "closed", "reopen"): "qmr",
    # congchuc2 identified it, congchuc1 owns it, truongphong heads the unit; what is high is the chairman's to accept
    ("Risk", "identified", "edit"): "congchuc1 congchuc2 truongphong",
    ("Risk", "identified", "assess"): "congchuc1 truongphong",
    ("Risk", "identified", "reassign"): "truongphong qmr",
    ("Risk", "assessed", "treat"): "congchuc1 truongphong",
    ("Risk", "assessed", "accept"): "congchuc1 truongphong",
    ("Risk", "assessed", "close"): "truongphong qmr",
    ("Risk", "high", "treat"): "congchuc1 truongphong",
    ("Risk", "high", "accept"): "chutich",
    ("Risk", "high", "close"): "chutich",
    ("Risk", "treated", "monitor"): "congchuc1 truongphong",
    ("Risk", "monitored", "ask_review"): "",
    ("Risk", "monitored", "occur"): "congchuc1 congchuc2 thuky truongphong qmr chutich vanthu",
    ("Risk", "monitored", "reassess"): "congchuc1 truongphong",
    ("Risk", "monitored", "close"): "truongphong qmr",
    # giamdoc sorts what motcua1 took in; congchuc1 answers, truongphong approves
    # danhgia1 leads, vanthu is in no team; the quality manager keeps the programme and closes
    ("Audit", "planned", "plan"): "danhgia1 qmr",
    ("Audit", "planned", "compose"): "danhgia1 qmr",
    ("Audit", "planned", "draw"): "danhgia1",
    ("Audit", "planned", "notify"): "danhgia1",
    ("Audit", "planned", "replace_lead"): "qmr",
    ("Audit", "planned", "cancel"): "qmr",
    ("Audit", "notified", "open"): "danhgia1",
    ("Audit", "in_progress", "answer"): "danhgia1",
    ("Audit", "in_progress", "tick"): "danhgia1",
    ("Audit", "in_progress", "conclude"): "danhgia1",
    ("Audit", "reporting", "write"): "danhgia1",
    ("Audit", "reporting", "report"): "danhgia1",
    ("Audit", "reported", "close"): "qmr",
    ("AuditProgramme", "draft", "edit"): "qmr",
    ("AuditProgramme", "draft", "add_entries"): "qmr",
    ("AuditProgramme", "draft", "propose"): "qmr",
    ("AuditProgramme", "draft", "drop_entry"): "qmr",
    ("AuditProgramme", "draft", "explain"): "qmr",
    ("AuditProgramme", "draft", "approve"): "chutich",
    ("AuditProgramme", "approved", "start"): "qmr",
    ("AuditProgramme", "running", "plan_audit"): "qmr",
    ("AuditProgramme", "running", "ask_for_month"): "",
    ("AuditProgramme", "running", "complete"): "qmr",
    ("AuditProgramme", "running", "revise"): "qmr",
    # Phòng Văn hóa - Xã hội answers, congchuc3 of another unit verifies
    ("SelfInspection", "opened", "name_inspector"): "qmr",
    ("SelfInspection", "opened", "assess"): "congchuc1 congchuc2 truongphong thuky vanthu",
    ("SelfInspection", "opened", "move_due"): "",
    ("SelfInspection", "assessed", "submit"): "truongphong",
    ("SelfInspection", "submitted", "return_for_change"): "congchuc3",
    ("SelfInspection", "submitted", "verify"): "congchuc3",
    ("SelfInspection", "verified", "close"): "qmr",
    # qmr prepares and keeps the minutes, chutich signs
    ("ManagementReview", "planned", "edit"): "qmr",
    ("ManagementReview", "planned", "name_owner"): "qmr",
    ("ManagementReview", "planned", "comment"): "qmr",
    ("ManagementReview", "planned", "prepare"): "qmr",
    ("ManagementReview", "planned", "postpone"): "qmr chutich",
    ("ManagementReview", "postponed", "name_owner"): "qmr",
    ("ManagementReview", "postponed", "comment"): "qmr",
    ("ManagementReview", "postponed", "reschedule"): "qmr",
    ("ManagementReview", "prepared", "hold"): "qmr chutich",
    ("ManagementReview", "held", "decide"): "qmr chutich",
    ("ManagementReview", "held", "write"): "qmr",
    ("ManagementReview", "held", "minute"): "chutich",
    ("ManagementReview", "minuted", "close"): "qmr",
    # danhgia1 found it, truongphong heads the unit, qmr decides from outside
    ("Finding", "draft", "edit"): "danhgia1",
    ("Finding", "draft", "issue"): "danhgia1",
    ("Finding", "draft", "withdraw_finding"): "danhgia1",
    ("Finding", "draft", "reassign"): "danhgia1 qmr",
    ("Finding", "issued", "agree"): "truongphong chutich",
    ("Finding", "issued", "dispute"): "truongphong chutich",
    ("Finding", "issued", "uphold"): "qmr",
    ("Finding", "disputed", "uphold"): "qmr",
    ("Finding", "disputed", "withdraw_finding"): "qmr",
    ("Finding", "agreed", "respond"): "truongphong chutich",
    ("Finding", "agreed", "close"): "danhgia1 qmr",
    ("Feedback", "received", "classify"): "giamdoc qmr",
    ("Feedback", "classified", "reclassify"): "giamdoc qmr",
    ("Feedback", "classified", "refuse"): "giamdoc qmr",
    ("Feedback", "classified", "assign"): "giamdoc qmr",
    ("Feedback", "assigned", "answer"): "congchuc1",
    ("Feedback", "assigned", "reassign"): "truongphong qmr",
    ("Feedback", "assigned", "raise_nonconformity"): "congchuc1 truongphong qmr",
    ("Feedback", "assigned", "move_deadline"): "",
    ("Feedback", "answered", "revise_answer"): "congchuc1",
    ("Feedback", "answered", "return_for_change"): "truongphong chutich",
    ("Feedback", "answered", "approve_answer"): "truongphong chutich",
    ("Feedback", "published", "close"): "truongphong",
    ("Survey", "draft", "edit"): "giamdoc qmr",
    ("Survey", "draft", "open_survey"): "giamdoc qmr",
    ("Survey", "open", "close"): "giamdoc qmr",
    ("Action", "assigned", "specify"): "truongphong chutich",
    # Phòng Văn hóa - Xã hội keeps the plan and collects the reports; the report is that of Phòng Kinh tế
    ("Plan", "running", "note_issue"): "truongphong qmr",
    ("Plan", "running", "add_task"): "truongphong qmr",
    ("Plan", "running", "take_in_annex"): "truongphong qmr",
    ("Plan", "running", "carry_over"): "chutich qmr",
    ("Plan", "running", "close"): "chutich qmr",
    ("Plan", "running", "move_rounds"): "",
    ("ReportRound", "open", "consolidate"): "truongphong",
    ("ReportRound", "open", "move_due"): "",
    ("ReportRound", "consolidated", "approve"): "chutich",
    ("ReportRound", "consolidated", "return_for_change"): "chutich",
    ("ReportRound", "consolidated", "send"): "truongphong vanthu",
    ("PeriodicReport", "due", "draft"): "congchuc3 truongkt",
    ("PeriodicReport", "due", "move_due"): "",
    ("PeriodicReport", "drafted", "edit"): "congchuc3 truongkt",
    ("PeriodicReport", "drafted", "submit"): "truongkt",
    ("PeriodicReport", "due", "leave_out"): "truongphong qmr",
    ("PeriodicReport", "left_out", "write_late"): "congchuc3 truongkt",
    ("PeriodicReport", "submitted", "accept"): "truongphong qmr",
    ("PeriodicReport", "submitted", "return_for_change"): "truongphong qmr",
    **gathered("ACTS"),
}


def substitution(office):
    holding, day = office.holdings["congchuc1", "officer"], cases.MONDAY.date()
    words = {"holding": holding, "substitute": office.congchuc3, "since": day, "until": day + timedelta(days=3)}
    return create(Substitution, by=office.congchuc1, reason="Nghỉ phép", **words)


def calendar_row(model, office, **values):
    return create(model, by=office.quantri, reason="Mẫu", **values)


def acknowledgement(office):
    documents.effective(office)
    return Acknowledgement.objects.get(person=office.congchuc2)


def lapsed(office):
    revision = documents.effective(office)
    perform(revision.withdraw, by=office.qmr, reason="Không còn dùng")
    return perform(Acknowledgement.objects.get(person=office.congchuc2).lapse, by=office.system)


def review(office):
    return create(PeriodicReview, by=office.truongphong, document=documents.effective(office).document)


def process(office):
    return create(Process, by=office.qmr, code="QTR-01", name="Hộ tịch", kind="core", unit=office.units["vhxh"])


PREPARED = {
    ("DocumentRevision", "draft"): documents.draft,
    ("DocumentRevision", "in_review"): documents.submitted,
    ("DocumentRevision", "approved"): documents.approved,
    ("SpecialDay", ""): partial(
        calendar_row, SpecialDay, day=date(2026, 9, 2), kind="public_holiday", name="Quốc khánh"
    ),
    ("OfficeHours", ""): partial(calendar_row, OfficeHours, weekday=5, opens=time(7, 30), closes=time(11, 30)),
    ("UsualTimeRow", ""): partial(calendar_row, UsualTimeRow, work="risks.assess", **asdict(shipped("risks.assess"))),
    ("FirstDayRow", ""): partial(
        calendar_row, FirstDayRow, first_day="not_counted", ground="Quyết định mẫu", valid_from=date(2026, 1, 1)
    ),
    ("CalendarYear", ""): partial(calendar_row, CalendarYear, year=2028),
    ("Document", ""): lambda office: documents.effective(office).document,
    ("Unit", ""): lambda office: office.units["vhxh"],
    ("Post", ""): lambda office: office.holdings["congchuc1", "officer"].post,
    ("Holding", ""): lambda office: office.holdings["congchuc1", "officer"],
    ("Substitution", ""): substitution,
    ("DocumentRevision", "effective"): documents.effective,
    ("Acknowledgement", "pending"): acknowledgement,
    ("Acknowledgement", "lapsed"): lapsed,
    ("PeriodicReview", "due"): review,
    ("PeriodicReview", "proposed"): lambda office: perform(
        review(office).propose_keep, by=office.truongphong, reason="Vẫn đúng"
    ),
    ("ProcedureVersion", "drafted"): procedures.draft,
    ("ProcedureVersion", "frozen"): procedures.submitted,
    ("Process", "run"): process,
    ("Process", "retired"): lambda office: perform(process(office).retire, by=office.qmr, reason="Đã bỏ"),
    ("Case", "last step"): cases.on_last_step,
    **{("Case", state): make for state, make in cases.IN_STATE.items()},
    **{("Nonconformity", state): make for state, make in nonconformities.IN_STATE.items()},
    **{("Action", state): make for state, make in actions.IN_STATE.items()},
    **{("Objective", state): partial(objectives.in_state, state=state) for state in objectives.IN_STATE},
    **{("Risk", state): make for state, make in risks.IN_STATE.items()},
    ("Risk", "high"): lambda office: risks.assessed(office, scores=risks.HIGH),
    **{("Feedback", state): make for state, make in feedback.IN_STATE.items()},
    **{("Survey", state): make for state, make in surveys.IN_STATE.items()},
    **{("Audit", state): make for state, make in audits.IN_STATE.items()},
    **{("AuditProgramme", state): make for state, make in programmes.IN_STATE.items()},
    **{("SelfInspection", state): make for state, make in inspections.IN_STATE.items()},
    **{("ManagementReview", state): make for state, make in reviews.IN_STATE.items()},
    **{("Finding", state): make for state, make in findings.IN_STATE.items()},
    ("Plan", "running"): plans.plan,
    **{("ReportRound", state): make for state, make in report_rounds.IN_STATE.items()},
    **{("PeriodicReport", state): make for state, make in reports.IN_STATE.items()},
    **gathered("PREPARED"),
}


def who_passes(record, act):
    """The people of the office whom an act's rules on persons let pass, in any of their capacities."""
    people = [getattr(record.office, name) for name in PEOPLE]
    return {
        person.username
        for person in people
        if any(not unmet(act.who, record, actor) for actor in actors_of(fresh(person)))
    }


def test_every_act_has_a_line():
    models = [face.model for face in faces().values()]
    declared = {(model.__name__, name) for model in models for name in acts_of(model)}
    assert declared == {(model, act) for model, _prepared, act in TABLE}


@pytest.mark.parametrize("prepared", list(dict.fromkeys(line[:2] for line in TABLE)), ids="-".join)
def test_the_rules_on_persons_let_pass_whom_the_table_names(db, prepared):
    wanted = {line[2]: set(names.split()) for line, names in TABLE.items() if line[:2] == prepared}
    with frozen(cases.MONDAY):
        office = populated_office()
        record = PREPARED[prepared](office)
        record.office = office
        acts = acts_of(type(record))
        assert {name: who_passes(record, acts[name]) for name in wanted} == wanted


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("make", "act", "values", "refused", "unseen"),
    [
        (documents.submitted, "approve", {"password": "demo"}, ["congchuc1", "truongphong", "qmr"], ["motcua1"]),
        (cases.on_work, "complete_step", {"outcome": "trinh"}, ["motcua1", "truongphong", "qmr"], ["congchuc3"]),
        (cases.resolved, "deliver", {"how": "counter"}, ["congchuc1", "giamdoc", "danhgia1"], ["truongkt"]),
    ],
)
def test_the_pages_refuse_the_same_persons_and_change_nothing(make, act, values, refused, unseen):
    office = populated_office()
    record = make(office)
    name = "cases" if isinstance(record, Case) else "document-revisions"
    for username in [*refused, *unseen, "quantri"]:
        browser = Client()
        browser.force_login(getattr(office, username), backend="django.contrib.auth.backends.ModelBackend")
        answer = browser.post(f"/{name}/{record.pk}/acts/{act}", values)
        assert answer.status_code == (403 if username in refused else 404), username
    assert type(record).objects.get(pk=record.pk).sequence == record.sequence
