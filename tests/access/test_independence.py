"""Nobody decides on their own work: not by a second post, as a substitute, nor after others were named in between."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from documents.controlled.models import DocumentRevision
from documents.periodic_reviews.models import PeriodicReview
from processes.actions.models import Action
from processes.nonconformities.models import Nonconformity
from processes.reports.models import PeriodicReport
from qms.ledger.entry import recording
from qms.ledger.now import frozen, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson
from tests.documents.authorities import making as authorities
from tests.documents.controlled import making as documents
from tests.office import Office, fresh
from tests.processes.actions import making as actions
from tests.processes.feedback import making as feedback
from tests.processes.nonconformities import making as nonconformities
from tests.processes.objectives import making as objectives
from tests.processes.plan import making as plans
from tests.processes.report_rounds import making as rounds
from tests.processes.reports import making as reports

REASON = {"reason": "Theo phân công"}
MONTH = timedelta(days=30)


@pytest.fixture
def office(db):
    return Office()


def refused(move, by, **values):
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(move, by=fresh(by), **values)


def stands_in(office, substitute, holder, kind):
    office.substitute(holder, kind, substitute, today() - MONTH, today() + MONTH)
    return fresh(getattr(office, substitute))


def also_holds(office, username, unit, kind):
    with recording(by=office.system, act="set_up"):
        office._hold(username, office.units[unit], kind)
    return fresh(getattr(office, username))


# ── Actions


def test_whoever_did_an_action_is_not_named_to_verify_it(office):
    head = office.truongphong
    action = actions.done(office, responsible=head)
    with pytest.raises(ValidationError) as fault, transaction.atomic():
        perform(action.reassign, by=head, responsible=office.congchuc1, verifier=head, **REASON)
    assert "verifier" in fault.value.message_dict


def test_a_verifier_who_stood_in_for_the_doer_does_not_accept(office):
    action = actions.action(office)
    verifier = stands_in(office, "congchuc2", "congchuc1", "officer")
    action = perform(action.start, by=verifier)
    action = perform(action.report_done, by=verifier, **actions.NO_FILE)
    refused(action.accept, office.congchuc2)


def test_nobody_hands_an_action_on_to_give_it_more_time(office):
    head = office.truongphong
    action = actions.in_progress(office, responsible=head)
    action = perform(action.reassign, by=head, responsible=office.congchuc1, **REASON)
    refused(action.extend, head, due_on=today() + 3 * MONTH, **REASON)


def test_an_annex_is_no_way_to_give_oneself_more_time(office):
    head, plan = office.truongphong, plans.plan(office)
    item = plan.items.filter(kind="task").first()

    def annex(day):
        row = [item.place, item.action.title, "Phòng Văn hóa - Xã hội", "", f"{day:%d/%m/%Y}", ""]
        return plans.workbook(row)

    plan = perform(plan.take_in_annex, by=fresh(head), file=annex(today() + MONTH))
    with pytest.raises(ValidationError) as fault, transaction.atomic():
        perform(plan.take_in_annex, by=fresh(head), file=annex(today() + 3 * MONTH))
    assert "file" in fault.value.message_dict
    assert Action.objects.get(pk=item.action_id).due_on == today() + MONTH


# ── Nonconformities


def corrected(office, record, by):
    record = perform(record.correct, by=by, what="Mời ký bổ sung", evidence="Sổ 02")
    return perform(record.contain, by=by, probable_cause=nonconformities.cause(office))


def test_a_quality_manager_who_worked_on_it_as_owner_does_not_decide_on_it(office):
    record = perform(nonconformities.accepted(office).reassign, by=office.truongphong, owner=office.qmr, **REASON)
    refused(record.reject, office.qmr, **REASON)
    record = corrected(office, record, office.qmr)
    record = perform(record.reassign, by=office.qmr, owner=office.truongphong, **REASON)
    refused(record.close_with_correction, office.qmr, **REASON)


def test_a_quality_manager_who_stood_in_for_the_owner_does_not_close(office):
    record = nonconformities.accepted(office)
    record = corrected(office, record, stands_in(office, "qmr", "truongphong", "unit_head"))
    refused(record.close_with_correction, office.qmr, **REASON)


def test_what_was_reported_in_ones_name_is_not_rejected_by_oneself(office):
    given = feedback.classified(office)
    perform(given.raise_nonconformity, by=stands_in(office, "congchuc3", "qmr", "quality_manager"))
    refused(Nonconformity.objects.last().reject, office.qmr, **REASON)


# ── Objectives


@pytest.mark.parametrize("as_substitute", [True, False])
def test_whoever_entered_the_values_does_not_say_whether_they_are_met(office, as_substitute):
    with frozen(objectives.IN_JULY):
        objective = objectives.running(office)
        if as_substitute:
            stands_in(office, "qmr", "congchuc1", "officer")
        else:
            objective = perform(objective.reassign, by=office.qmr, owner=office.qmr, **REASON)
        for first in (date(2026, 1, 1), date(2026, 4, 1)):
            objective = perform(objective.record_value, by=fresh(office.qmr), value=Decimal(99), first=first)
        if not as_substitute:
            objective = perform(objective.reassign, by=fresh(office.qmr), owner=office.congchuc1, **REASON)
        refused(objective.evaluate, office.qmr, result="met", evaluation="Đạt")


def test_a_target_of_ones_own_is_not_approved_by_oneself(office):
    objective = objectives.objective(office, owner=office.chutich)
    objective = perform(objective.edit, by=office.chutich, target=Decimal(10), owner=office.congchuc1)
    objective = perform(objective.edit, by=office.congchuc1, title="Tên khác")
    refused(objective.approve, office.chutich)


# ── Feedback, reports, documents


def test_an_answer_that_others_touched_is_not_approved_by_its_writer(office):
    head = office.truongphong
    given = perform(feedback.classified(office).assign, by=office.giamdoc, unit=office.units["vhxh"], assignee=head)
    given = perform(given.answer, by=head, answer_text=feedback.ANSWER)
    given = perform(given.reassign, by=head, assignee=office.congchuc1, **REASON)
    given = perform(given.revise_answer, by=office.congchuc1, answer_text=f"{feedback.ANSWER}.")
    refused(given.approve_answer, head)


def test_a_report_that_others_edited_is_not_accepted_by_its_writer(office):
    head = office.truongphong
    report = PeriodicReport.objects.get(round=rounds.round_open(office), unit=office.units["vhxh"])
    report = perform(report.draft, by=head, **reports.SAID)
    substitute = stands_in(office, "congchuc1", "truongphong", "unit_head")
    report = perform(report.edit, by=substitute, results="Đã làm xong")
    report = perform(report.submit, by=substitute)
    refused(report.accept, head)


def test_what_was_proposed_or_drafted_in_ones_name_is_not_confirmed_by_oneself(office):
    authorities.loosely(office)
    document = documents.document(office)
    given = {"approver": office.truongphong, "reviewers": [office.congchuc2]}
    revision = perform(documents.draft(office, document, **given).submit, by=office.congchuc1)
    perform(revision.endorse, by=office.congchuc2, password="demo")
    revision = perform(revision.approve, by=office.truongphong, password="demo")
    perform(revision.release, by=office.thuky)
    review = create(PeriodicReview, by=office.truongphong, document=document)
    substitute = stands_in(office, "congchuc3", "truongphong", "unit_head")
    review = perform(review.propose_keep, by=substitute, **REASON)
    refused(review.confirm_keep, office.truongphong, next_on=today() + MONTH)
    other = documents.document(office, code="QT-HT-02")
    drafted = create(DocumentRevision, by=substitute, document=other, text="<p>Mục đích</p>", **given)
    drafted = perform(drafted.submit, by=substitute)
    perform(drafted.endorse, by=office.congchuc2, password="demo")
    refused(drafted.approve, office.truongphong, password="demo")
