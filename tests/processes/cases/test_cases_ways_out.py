"""No dossier strands: a day to answer can be given later, a result put right, and what came in time is taken in."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from processes.cases import rules
from processes.cases.models import Case
from processes.cases.papers import PAPERS
from qms.evidence.attachments import attachments_of
from qms.evidence.papers import text_of
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet
from qms.lifecycle.models import Task

from . import making
from .making import at

ASKED, ANSWER_BY = at(2026, 3, 2, 9, 0), date(2026, 3, 20)


def waiting(office):
    with frozen(ASKED):
        case = making.on_work(office)
        asked = {"reason": "Thiếu", "what": "Giấy tờ", "answer_by": ANSWER_BY}
        return perform(case.request_supplement, by=office.congchuc1, **asked)


def stop(case, office):
    return perform(case.stop, by=office.congchuc1, reason="Không trả lời", legal_ground="Văn bản mẫu")


@pytest.mark.parametrize(
    ("act", "by", "given"),
    [
        ("request_supplement", "congchuc1", {"what": "Giấy tờ"}),
        ("request_payment", "congchuc1", {"what": "Lệ phí"}),
        ("suspend", "truongphong", {"legal_ground": "Văn bản mẫu"}),
    ],
)
def test_no_clock_stands_still_without_a_day_to_answer(office, act, by, given):
    case = making.on_work(office)
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        perform(getattr(case, act), by=getattr(office, by), reason="Thiếu", **given)
    assert list(refusal.value.message_dict) == ["answer_by"]


@pytest.mark.parametrize("moved", [date(2026, 3, 13), date(2026, 3, 27)], ids=["earlier", "later"])
def test_the_day_to_answer_is_moved_both_ways_and_the_applicant_is_told_anew(office, moved):
    case = waiting(office)
    with frozen(at(2026, 3, 10, 9, 0)):
        with pytest.raises(ValidationError), transaction.atomic():
            perform(case.set_answer_day, by=office.congchuc1, answer_by=moved)
        case = perform(case.set_answer_day, by=office.congchuc1, reason="Hẹn lại qua điện thoại", answer_by=moved)
        task = Task.objects.about(case).open().get()
        assert task.due_at == case.clock.answer_due(case.clock.open_pause())
    issues = PAPERS["supplement"].issues(case)
    assert f"{moved:%d/%m/%Y}" in text_of(issues[0]) and f"{ANSWER_BY:%d/%m/%Y}" in text_of(issues[1])
    with frozen(at(2026, 3, moved.day, 9, 0)), pytest.raises(RuleNotMet) as refusal, transaction.atomic():
        stop(case, office)
    assert str(rules.given_time_is_over.sentence) in str(refusal.value)
    with frozen(at(2026, 3, moved.day + 3, 9, 0)):
        assert stop(case, office).state == "refused"


def test_another_day_to_pay_issues_no_form_02_again(office):
    with frozen(ASKED):
        case = waiting(office)
        perform(case.receive_supplement, by=office.motcua1)
        perform(case.request_payment, by=office.congchuc1, what="Lệ phí", answer_by=ANSWER_BY)
        perform(case.set_answer_day, by=office.congchuc1, reason="Hẹn lại", answer_by=date(2026, 3, 27))
    assert len(PAPERS["supplement"].issues(case)) == 1


def test_the_day_to_answer_lies_ahead(office):
    case = waiting(office)
    with frozen(at(2026, 3, 20, 9, 0)), pytest.raises(ValidationError), transaction.atomic():
        perform(case.set_answer_day, by=office.congchuc1, reason="Hẹn lại", answer_by=ANSWER_BY)


def test_a_result_is_put_right_after_the_hand_over_and_both_are_kept(office):
    case = making.closed(office)
    right = {"result": making.issued()["result"], "result_number": "Số 02 (mẫu)"}
    case = perform(case.correct_result, by=office.truongphong, reason="Sai năm sinh", **right)
    assert (case.state, case.result_number) == ("closed", "Số 02 (mẫu)")
    assert attachments_of(case).filter(purpose="result").count() == 2


def test_the_required_file_can_not_be_a_number(office):
    case = making.on_last_step(office)
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        perform(case.resolve, by=office.vanthu, result_number="Số 01 (mẫu)")
    assert list(refusal.value.message_dict) == ["result"]
    assert perform(case.resolve, by=office.vanthu, **making.issued()).state == "resolved"


@pytest.mark.parametrize("earlier, status", [(timedelta(days=1), 302), (timedelta(0), 422)])
def test_what_was_received_while_a_procedure_was_in_force_is_taken_in_after_its_end(office, earlier, status):
    with frozen(ASKED):
        document = making.procedure(office)
    with frozen(at(2026, 3, 3, 9, 0)):
        perform(document.effective_revision().withdraw, by=office.qmr, reason="Bị bãi bỏ")
    desk = Client()
    desk.force_login(office.motcua1)
    with frozen(at(2026, 3, 3, 14, 0)):
        address = f"/cases/new?procedure={document.number}"
        assert address in desk.get("/cases/new").content.decode()
        given = {"procedure": document.number, "applicant_name": "Nguyễn Thị Mẫu", "parts": making.PARTS}
        given["received_at"] = (at(2026, 3, 3, 14, 0) - earlier).strftime("%Y-%m-%dT%H:%M")
        answer = desk.post("/cases/new", given)
    assert answer.status_code == status, answer.content.decode()
    assert Case.objects.filter(procedure=document).count() == (status == 302)
