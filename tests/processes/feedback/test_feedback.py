"""Feedback: state × act written out by hand, and a sentence for each rule."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from processes.feedback.models import Feedback
from processes.feedback.privacy import holds_identity_number, names_person
from processes.feedback.states import FeedbackKind, FeedbackState
from processes.feedback.terms import terms
from processes.nonconformities.models import Nonconformity
from qms.acts.acts import acts_of
from qms.calendar.seen_moves import DeadlinesMove
from qms.evidence.identity import Identity, IdentityOpening, erase_identity
from qms.inbox.models import Notice
from qms.inbox.passes import run_passes
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from qms.web.record_pages import linked
from qms.workdays.kinds import DayKind
from qms.workdays.models import SpecialDay
from tests.lifecycle.test_table import check, tried
from tests.office import fresh
from tests.processes.cases import making as cases
from tests.processes.cases.making import at, refusing
from tests.processes.feedback import making as making

OTHER = {"answer_text": "Đã sửa lại câu trả lời"}
ACTS = {
    "classify": ("giamdoc", {"classified_as": "conduct"}),
    "reclassify": ("giamdoc", {"classified_as": "rules", **making.REASON}),
    "refuse": ("giamdoc", making.REASON),
    "assign": ("giamdoc", {}),
    "answer": ("congchuc1", {"answer_text": making.ANSWER}),
    "revise_answer": ("congchuc1", OTHER),
    "return_for_change": ("truongphong", making.REASON),
    "approve_answer": ("truongphong", {}),
    "close": ("truongphong", making.TOLD),
    "raise_nonconformity": ("congchuc1", {}),
    "reassign": ("truongphong", {"assignee": None, **making.REASON}),
    "move_deadline": ("giamdoc", {}),
}
# Until it is assigned it is with giamdoc's centre and nobody else sees it; then truongphong's unit has it.
HERE = dict.fromkeys(ACTS, "giamdoc")
WHOSE = {
    "received": HERE,
    "classified": HERE,
    "refused": HERE,
    "assigned": {"refuse": "truongphong", "reclassify": "truongphong"},
}
TABLE = {
    "received": {
        "raise_nonconformity": "received",
        "classify": "classified",
        "refuse": "refused",
        "move_deadline": WrongPerson,
    },
    "classified": {
        "raise_nonconformity": "classified",
        "reclassify": "classified",
        "assign": "assigned",
        "refuse": "refused",
        "move_deadline": WrongPerson,
    },
    "assigned": {
        "raise_nonconformity": "assigned",
        "answer": "answered",
        "refuse": "refused",
        "reclassify": "assigned",
        "reassign": "assigned",
        "move_deadline": WrongPerson,
    },
    "answered": {
        "raise_nonconformity": "answered",
        "revise_answer": "answered",
        "return_for_change": "answered",
        "approve_answer": "published",
        "reassign": "answered",
        "move_deadline": WrongPerson,
    },
    "published": {"raise_nonconformity": "published", "close": "closed"},
    "closed": {},
    "refused": {},
}


def values_of(act, values, office):
    if act == "assign":
        return {"unit": office.units["vhxh"], "assignee": office.congchuc1}
    return values


def test_the_table_is_complete():
    assert ACTS.keys() == acts_of(Feedback).keys()
    assert TABLE.keys() == set(FeedbackState)


@pytest.mark.both_databases
@pytest.mark.parametrize("state", TABLE)
def test_feedback(office, state):
    feedback = making.IN_STATE[state](office)
    for act, (who, values) in ACTS.items():
        person = getattr(office, WHOSE.get(state, {}).get(act, who))
        with tried(act):
            check(feedback, act, person, values_of(act, values, office), TABLE[state].get(act, WrongState))


@pytest.mark.parametrize("act", [name for name, each in acts_of(Feedback).items() if each.reason])
def test_an_empty_reason_is_refused(office, act):
    state = next(s for s, row in TABLE.items() if isinstance(row.get(act), str))
    who, values = ACTS[act]
    person = getattr(office, WHOSE.get(state, {}).get(act, who))
    check(making.IN_STATE[state](office), act, person, values | {"reason": " "}, ValidationError)


# ── Who


def test_every_officer_takes_feedback_in_but_no_administrator(office):
    for who in ("motcua1", "vanthu", "congchuc1", "truongphong", "qmr"):
        given = {"kind": "praise", "channel": "phone", "subject": "Khen", "text": "Phục vụ tốt"}
        assert create(Feedback, by=getattr(office, who), **given).received_by == getattr(office, who)
    for who in ("quantri", "danhgia1"):
        with refusing(WrongPerson):
            create(Feedback, by=getattr(office, who), **given)


def test_whoever_wrote_the_answer_does_not_approve_it(office):
    feedback = making.classified(office)
    given = {"unit": office.units["vhxh"], "assignee": office.truongphong}
    feedback = perform(feedback.assign, by=office.giamdoc, **given)
    feedback = perform(feedback.answer, by=office.truongphong, answer_text=making.ANSWER)
    with refusing(WrongPerson):
        perform(feedback.approve_answer, by=fresh(office.truongphong))
    waiting = Task.objects.about(feedback).open().get()
    assert waiting.post == "top_management"
    assert perform(feedback.approve_answer, by=office.chutich).state == "published"


def test_a_substitute_of_the_writer_does_not_approve_either(office):
    feedback = making.answered(office)
    office.substitute("congchuc1", "officer", "truongphong", today(), today())
    assert perform(feedback.approve_answer, by=fresh(office.truongphong)).state == "published"
    other = making.classified(office)
    given = {"unit": office.units["vhxh"], "assignee": office.truongphong}
    other = perform(other.assign, by=office.giamdoc, **given)
    other = perform(other.answer, by=fresh(office.truongphong), answer_text=making.ANSWER)
    office.substitute("truongphong", "unit_head", "congchuc2", today(), today())
    with refusing(WrongPerson):
        perform(other.approve_answer, by=fresh(office.congchuc2))


def test_the_database_refuses_an_answer_approved_by_its_writer(office):
    feedback = making.answered(office)
    feedback.approved_by = feedback.written_by
    refused = pytest.raises(IntegrityError, match="nobody_approves_their_own_answer")
    with refused, transaction.atomic(), recording(by=office.qmr, act="forge"):
        feedback.save()


def test_only_somebody_of_the_unit_is_assigned(office):
    feedback = making.classified(office)
    given = {"unit": office.units["vhxh"], "assignee": office.congchuc3}
    with refusing(ValidationError):
        perform(feedback.assign, by=office.giamdoc, **given)
    assert perform(feedback.assign, by=office.giamdoc, **given | {"assignee": office.congchuc1}).unit.code == "vhxh"


def test_another_person_is_named_and_asked(office):
    feedback = making.assigned(office)
    with refusing(ValidationError):
        perform(feedback.reassign, by=office.truongphong, assignee=office.congchuc3, **making.REASON)
    feedback = perform(feedback.reassign, by=office.truongphong, assignee=office.congchuc2, **making.REASON)
    assert Task.objects.about(feedback).open().get().person == office.congchuc2
    with refusing(WrongPerson):
        perform(feedback.answer, by=office.congchuc1, answer_text=making.ANSWER)
    assert perform(feedback.answer, by=office.congchuc2, answer_text=making.ANSWER).state == "answered"


# ── What is not handled here


@pytest.mark.parametrize("values", [{"classified_as": "elsewhere"}, {"classified_as": "legal_complaint"}])
def test_what_belongs_elsewhere_is_not_assigned_but_handed_on(office, values):
    feedback = making.classified(office, **values)
    given = {"unit": office.units["vhxh"], "assignee": office.congchuc1}
    with refusing(RuleNotMet):
        perform(feedback.assign, by=office.giamdoc, **given)
    with refusing(ValidationError):
        perform(feedback.refuse, by=office.giamdoc, **making.REASON)
    refused = perform(feedback.refuse, by=office.giamdoc, handed_to="Thanh tra thành phố", **making.REASON)
    assert refused.state == "refused" and refused.handed_to == "Thanh tra thành phố"


def test_a_complaint_under_its_own_law_can_be_nothing_else(office):
    feedback = making.received(office, kind="legal_complaint")
    with refusing(ValidationError):
        perform(feedback.classify, by=office.giamdoc, classified_as="service")
    classified = perform(feedback.classify, by=office.giamdoc, classified_as="legal_complaint")
    assert not classified.is_handled_here()


def test_found_to_belong_elsewhere_it_is_not_answered(office):
    feedback = making.assigned(office)
    feedback = perform(feedback.reclassify, by=office.truongphong, classified_as="elsewhere", **making.REASON)
    with refusing(RuleNotMet):
        perform(feedback.answer, by=office.congchuc1, answer_text=making.ANSWER)


# ── The answer


def test_a_returned_answer_is_written_anew_before_it_is_published(office):
    feedback = perform(making.answered(office).return_for_change, by=office.truongphong, **making.REASON)
    waiting = Task.objects.about(feedback).open().get()
    assert (waiting.verb, waiting.person) == ("revise_answer", office.congchuc1)
    for act, values in (("approve_answer", {}), ("return_for_change", making.REASON)):
        with refusing(RuleNotMet):
            perform(getattr(feedback, act), by=office.truongphong, **values)
    feedback = perform(feedback.revise_answer, by=office.congchuc1, **OTHER)
    assert not feedback.returned and feedback.public_answer == OTHER["answer_text"]
    assert perform(feedback.approve_answer, by=office.truongphong).state == "published"


@pytest.mark.parametrize(
    "leak",
    [
        "Trả lời bà NGUYỄN THỊ MẪU như sau",
        "Tra loi ba nguyen thi mau",
        "Số máy 0912.000.111 đã được gọi",
        "CCCD 031 000 000 001",
        "Nhà ở Thôn Mẫu, xã Vĩnh Bảo",
        "Người liên quan có số 012345678901",
    ],
)
def test_what_is_published_names_nobody(office, leak):
    feedback = making.assigned(office)
    leaking = f"{leak}. {making.ANSWER}"
    with refusing(ValidationError):
        perform(feedback.answer, by=office.congchuc1, answer_text=making.ANSWER, public_answer=leaking)
    feedback = perform(feedback.answer, by=office.congchuc1, answer_text=making.ANSWER)
    with refusing(ValidationError):
        perform(feedback.approve_answer, by=office.truongphong, public_answer=leaking)
    published = perform(feedback.approve_answer, by=office.truongphong, public_answer="Đã tiếp thu")
    assert published.public_answer == "Đã tiếp thu" and published.answer_text == making.ANSWER


def test_nothing_that_stays_in_the_history_names_the_sender(office):
    named = "Kính gửi bà Nguyễn Thị Mẫu"
    for make, act, who, values in (
        (making.assigned, "answer", "congchuc1", {"answer_text": named, "public_answer": making.ANSWER}),
        (making.received, "refuse", "giamdoc", {"handed_to": named, **making.REASON}),
        (making.received, "refuse", "giamdoc", {"told_note": named, **making.REASON}),
        (making.received, "raise_nonconformity", "giamdoc", {"description": named}),
        (making.received, "raise_nonconformity", "giamdoc", {"title": named}),
        (making.published, "close", "truongphong", {"told_how": "post", "told_note": named}),
    ):
        feedback = make(office)
        with refusing(ValidationError):
            perform(getattr(feedback, act), by=getattr(office, who), **values)
        clean = {name: making.ANSWER if value == named else value for name, value in values.items()}
        perform(getattr(feedback, act), by=getattr(office, who), **clean)
    erase_identity(feedback.sender, by=office.qmr, why="Hết hạn giữ")
    assert Feedback.objects.get(pk=feedback.pk).sender_masked() != "Nguyễn T. M."


def test_a_name_is_found_only_where_it_stands_whole():
    person = {"full_name": "Lê An", "phone": "0912000111", "address": ""}
    assert names_person("Gửi ông Lê An.", person) and not names_person("Lễ an táng; lê ân cần", person)
    assert not names_person("An toàn", {"full_name": "An"})
    assert not names_person("Nghị định 118/2025/NĐ-CP ngày 09/6/2025", person)
    assert holds_identity_number("số 031 000 000 001") and not holds_identity_number("0225.3884.123; 15/12/2026")


def test_personal_data_is_kept_out_of_subject_and_text(office):
    for field in ("subject", "text"):
        with refusing(ValidationError):
            making.received(office, **{field: "Bà Nguyễn Thị Mẫu chờ lâu"})
    assert not Identity.objects.exists()


def test_the_sender_is_masked_and_apart_from_the_record(office):
    feedback = making.received(office)
    assert feedback.sender_masked() == "Nguyễn T. M." and feedback.sender_digest == feedback.sender.digest
    kept = " ".join(str(value) for row in Feedback.history.values() for value in row.values())
    assert "Nguyễn Thị Mẫu" not in kept and "0912" not in kept and "031000000001" not in kept
    unnamed = making.received(office, **dict.fromkeys(making.SENDER, ""))
    assert unnamed.sender is None and unnamed.is_anonymous()


def test_opening_the_identity_is_on_record_and_for_those_who_handle_it(office, client):
    feedback = making.assigned(office)
    page = f"/feedback/{feedback.pk}/identity"
    client.force_login(office.congchuc2, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(page, {"why": "Tò mò"}).status_code == 403
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(page, {"why": " "}).status_code == 422
    assert not IdentityOpening.objects.exists()
    shown = client.post(page, {"why": "Gọi lại cho người gửi"}).content.decode()
    assert "031000000001" in shown
    assert IdentityOpening.objects.get().why == "Gọi lại cho người gửi"
    for path in (f"/feedback/{feedback.pk}", "/feedback", f"/api/feedback/{feedback.pk}"):
        told = client.get(path).content.decode()
        assert "Nguyễn Thị Mẫu" not in told and "031000000001" not in told


def test_a_known_sender_is_told(office):
    published = making.published(office)
    with refusing(ValidationError):
        perform(published.close, by=office.truongphong, told_how="public_only")
    unnamed = making.published(office, **dict.fromkeys(making.SENDER, ""))
    assert perform(unnamed.close, by=office.truongphong, told_how="public_only").state == "closed"


def test_a_nonconformity_is_raised_once_and_linked_both_ways(office):
    feedback = perform(making.assigned(office).raise_nonconformity, by=office.congchuc1, severity="minor")
    raised = Nonconformity.objects.get()
    assert (raised.state, raised.source, raised.created_by) == ("reported", "complaint", office.congchuc1)
    assert (raised.title, raised.description) == (feedback.subject, feedback.text)
    assert [each["record"] for each in linked(feedback, office.qmr)["leads"]] == [raised]
    assert [each["record"] for each in linked(raised, office.qmr)["came"]] == [feedback]
    with refusing(RuleNotMet):
        perform(feedback.raise_nonconformity, by=office.truongphong)
    assert perform(feedback.answer, by=office.congchuc1, answer_text=making.ANSWER).state == "answered"


# ── The dossier, the clock


def test_it_names_a_dossier_by_its_number(office, client):
    case = cases.on_work(office)
    client.force_login(office.motcua1, backend="django.contrib.auth.backends.ModelBackend")
    given = {"kind": "opinion", "channel": "phone", "subject": "Hỏi hồ sơ", "text": "Chậm", "whole-form": "1"}
    assert client.post("/feedback/new", given | {"about": "HS-000000-0000"}).status_code == 422
    assert client.post("/feedback/new", given | {"about": case.number}).status_code == 302
    feedback = Feedback.objects.get()
    assert (feedback.case, feedback.procedure, feedback.concerns) == (case, case.procedure, case.unit)


def test_every_kind_has_its_term_and_says_whether_it_is_verified(office):
    assert terms().keys() == set(FeedbackKind.values)
    feedback = making.received(office)
    term = terms()["opinion"]
    assert (feedback.answer_days, feedback.assign_days, feedback.term_verified) == (
        term.answer_days,
        term.assign_days,
        term.verified,
    )


def test_the_due_moment_counts_working_days_from_the_declared_receipt(office):
    with frozen(at(2026, 3, 4, 9, 0)):  # a Wednesday
        feedback = making.received(office, received_at=at(2026, 3, 2, 9, 0))
    assert (feedback.assign_due_at, feedback.due_at) == (at(2026, 3, 9, 9, 0), at(2026, 3, 23, 9, 0))
    assert feedback.created_at == at(2026, 3, 4, 9, 0)
    with refusing(ValidationError), frozen(at(2026, 3, 4, 9, 0)):
        making.received(office, received_at=at(2026, 3, 5, 9, 0))


def test_late_is_a_property_of_the_clock_and_told_once(office):
    with frozen(at(2026, 3, 2, 9, 0)):
        feedback = making.assigned(office)
    told = Notice.objects.filter(record_id=feedback.pk, verb="")
    for moment, soon, late in (
        (at(2026, 3, 18, 9, 0), 0, 0),
        (at(2026, 3, 19, 9, 0), 2, 0),
        (at(2026, 3, 20, 9, 0), 2, 0),
        (at(2026, 3, 23, 9, 1), 2, 2),
        (at(2026, 3, 24, 9, 0), 2, 2),
    ):
        with frozen(moment):
            run_passes()
            assert told.filter(message__contains="soon").count() == soon
            assert told.filter(message__contains="overdue").count() == late
            assert Feedback.objects.late(now()).exists() is bool(late)
    people = {each.person for each in told}
    assert people == {office.congchuc1, office.truongphong}
    with frozen(at(2026, 3, 25, 9, 0)):
        answered = perform(feedback.answer, by=fresh(office.congchuc1), answer_text=making.ANSWER)
        published = perform(answered.approve_answer, by=fresh(office.truongphong))
        assert published.is_late() and not Feedback.objects.late(now()).exists()
        day = now().date()
        assert Feedback.objects.answered_between(day, day).count() == 1
        assert not Feedback.objects.answered_between(day, day).on_time().exists()
        assert Feedback.objects.due_between(day - timedelta(days=5), day).get() == published


def test_a_change_of_the_calendar_moves_the_due_moments_and_the_task(office):
    with frozen(at(2026, 3, 2, 9, 0)):
        waiting, done = making.classified(office), making.published(office)
        day = {"day": date(2026, 3, 4), "kind": DayKind.UNIT_CLOSED, "name": "Mất điện"}
        with pytest.raises(DeadlinesMove) as change, transaction.atomic():
            create(SpecialDay, by=office.quantri, **day)
        assert [move.record for move in change.value.moves["feedback"]] == [waiting.number, waiting.number]
        # published, it waits to be closed: for the usual time, which follows the calendar as well
        assert [move.record for move in change.value.moves["tasks"]] == [str(done)]
        create(SpecialDay, by=office.quantri, reason="Mất điện", seen=change.value.digest, **day)
    moved = Feedback.objects.get(pk=waiting.pk)
    assert (moved.assign_due_at, moved.due_at) == (at(2026, 3, 10, 9, 0), at(2026, 3, 24, 9, 0))
    assert Task.objects.about(moved).open().get().due_at == moved.assign_due_at
    assert moved.history.first().act == "move_deadline"
    assert Feedback.objects.get(pk=done.pk).due_at == done.due_at


def test_the_register_asks_no_more_for_more_rows(office, client, django_assert_max_num_queries):
    for _ in range(12):
        making.received(office)
    client.force_login(office.motcua1, backend="django.contrib.auth.backends.ModelBackend")
    client.get("/feedback")
    with django_assert_max_num_queries(14):
        assert client.get("/feedback").content.decode().count("Chờ lâu") == 12
