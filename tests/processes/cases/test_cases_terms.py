"""The law's terms on a dossier: the desk's own clock, limits in days or hours, lawful extension, refused conditions."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from processes.cases import rules
from processes.cases.due_words import sentences_of
from processes.cases.figures import DOSSIERS_EXTENDED, DOSSIERS_ON_TIME, DOSSIERS_TAKEN_UP
from processes.cases.models import Case
from processes.cases.papers import PAPERS, papers_of
from processes.cases.sheets import CONTROL_SHEET, register_sheet
from processes.cases.states import CaseState
from qms.calendar.seen_moves import DeadlinesMove
from qms.evidence.papers import text_of
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet
from qms.lifecycle.models import Task
from qms.web.periods import period_of
from qms.workdays.models import FirstDayRow, SpecialDay

from . import making
from .making import at

MONDAY = making.MONDAY
GROUND = making.GROUND
SAME_DAY = {"same_day": True, "cutoff": "15:00", "committed": None, "legal_limit": None, "work": 240}
CALENDAR = {"limit_in": "calendar_days", "committed": 10, "legal_limit": 10, "work": 240}
EXTENSIONS = {"extensions": [GROUND, GROUND | {"name": "Vụ việc phức tạp", "amount": 2, "times": 2}]}


def received_at(office, moment, **values):
    document = making.procedure(office, **values)
    with frozen(moment):
        return making.received(office, document)


def task_of(case):
    return Task.objects.about(case).open().get()


def accept(case, office, moment):
    with frozen(moment):
        return perform(making.fresh(case).accept, by=office.motcua1)


# ── Received, not yet accepted


def test_the_desk_has_a_time_of_its_own_from_the_receipt(office):
    case = received_at(office, MONDAY)
    assert case.desk_due_at == task_of(case).due_at == at(2026, 3, 3, 17, 0)
    with frozen(at(2026, 3, 3, 17, 0)):
        assert case.lateness().tone == "soon" and not Case.objects.late(at(2026, 3, 3, 17, 0)).exists()
    with frozen(at(2026, 3, 4, 8, 0)):
        assert case.lateness().tone == "late" and "chờ tiếp nhận" in case.lateness().words
        assert Case.objects.late(at(2026, 3, 4, 8, 0)).get() == case


@pytest.mark.parametrize(
    ("accepted", "counts_from", "due", "late"),
    [
        (at(2026, 3, 3, 9, 0), at(2026, 3, 3, 9, 0), at(2026, 3, 6, 9, 0), False),
        (at(2026, 3, 10, 9, 0), at(2026, 3, 3, 17, 0), at(2026, 3, 6, 17, 0), True),
    ],
    ids=["in time", "a week later"],
)
def test_what_the_desk_lets_lie_is_not_the_applicants(office, client, accepted, counts_from, due, late):
    case = accept(received_at(office, MONDAY), office, accepted)
    assert (case.clock.counts_from(), case.due_at, case.desk_late) == (counts_from, due, late)
    with frozen(accepted):
        said = " ".join(sentences_of(case))
        assert ("mới tiếp nhận" in said) == late
        sheet = " ".join(str(getattr(block, "text", "")) for block in CONTROL_SHEET.blocks(case, None))
        assert ("bộ phận một cửa trả lời muộn" in sheet) == late
        assert case.lateness().tone == ("late" if late else "plain")
        answer = DOSSIERS_TAKEN_UP.of(office.qmr, period_of("year", MONDAY.date()))
        assert answer.value == (0 if late else 100)


def test_a_result_within_the_day_is_not_stretched_by_accepting_it_late(office):
    case = accept(received_at(office, at(2026, 3, 2, 14, 50), **SAME_DAY), office, at(2026, 3, 2, 15, 30))
    assert case.due_at == at(2026, 3, 2, 17, 0)
    assert case.case_steps.get().due_at <= case.due_at
    with frozen(at(2026, 3, 2, 16, 30)):
        perform(case.complete_step, by=office.motcua1, values=making.ANSWERS)
    assert case.case_steps.last().due_at == case.due_at == at(2026, 3, 2, 17, 0)


def test_the_desks_clock_stands_while_the_applicant_is_asked_and_begins_anew(office):
    case = received_at(office, MONDAY)
    with frozen(at(2026, 3, 3, 9, 0)):
        perform(case.return_incomplete, by=office.motcua1, reason="Thiếu", missing="Tờ khai")
    assert case.desk_due_at is None and task_of(case).due_at == at(2026, 3, 31, 17, 0)
    with frozen(at(2026, 3, 9, 9, 0)):
        assert "chờ người nộp" in case.lateness().words
        perform(case.receive_parts, by=office.motcua1, parts=making.PARTS)
    assert case.desk_due_at == task_of(case).due_at == at(2026, 3, 10, 17, 0)
    case = accept(case, office, at(2026, 3, 10, 9, 0))
    assert (case.due_at, case.desk_late) == (at(2026, 3, 13, 9, 0), False)


def test_asking_too_late_stays_on_record_whatever_comes_after(office):
    case = received_at(office, MONDAY)
    with frozen(at(2026, 3, 10, 9, 0)):
        perform(case.return_incomplete, by=office.motcua1, reason="Thiếu", missing="Tờ khai")
        perform(case.receive_parts, by=office.motcua1, parts=making.PARTS)
    assert accept(case, office, at(2026, 3, 10, 10, 0)).desk_late


def test_a_day_off_moves_the_desks_time_and_is_seen_first(office):
    case = received_at(office, MONDAY)
    with frozen(MONDAY):
        given = {"day": date(2026, 3, 3), "kind": "unit_closed", "name": "Bão", "reason": "Bão"}
        with pytest.raises(DeadlinesMove) as change, transaction.atomic():
            create(SpecialDay, by=office.quantri, **given)
        create(SpecialDay, by=office.quantri, seen=change.value.digest, **given)
    assert making.fresh(case).desk_due_at == task_of(case).due_at == at(2026, 3, 4, 17, 0)


# ── Limits, and the first day


def test_calendar_days_run_over_weekends_and_pauses_and_say_so(office, client):
    document = making.procedure(office, **CALENDAR)
    with frozen(MONDAY):
        case = making.on_work(office, document)
    assert case.due_at == at(2026, 3, 12, 17, 0)
    with frozen(at(2026, 3, 4, 10, 0)):
        perform(case.request_payment, by=office.congchuc1, answer_by=making.ANSWER_BY)
    with frozen(at(2026, 3, 6, 10, 0)):
        perform(case.receive_payment, by=office.motcua1)
        assert case.due_at == at(2026, 3, 16, 17, 0)  # the fourteenth is a Saturday
        said = " ".join(sentences_of(case))
        assert "10 ngày (tính cả ngày nghỉ)" in said and "Ngày nghỉ vẫn được tính" in said
        client.force_login(office.congchuc1)
        page = client.get(reverse("cases_record", args=[case.pk])).content.decode()
        assert "Số ngày được tính" in page and "Không tính ngày tiếp nhận" in page


def test_the_first_day_counts_as_the_office_says_unless_the_procedures_decision_says_otherwise(office):
    rule = {"first_day": "not_counted", "ground": "Bộ luật Dân sự, Điều 147", "valid_from": date(2026, 3, 3)}
    create(FirstDayRow, by=office.quantri, reason="Quyết định", **rule)
    own = {"first_day": "counted", "first_day_ground": "Quyết định công bố 12"}
    usual, decided = making.procedure(office), making.procedure(office, "QT-TP-10", **own)
    with frozen(MONDAY):
        assert making.accepted(office, usual).due_at == at(2026, 3, 5, 8, 0)
    with frozen(at(2026, 3, 3, 8, 0)):
        case, other = making.accepted(office, usual), making.accepted(office, decided)
        assert (case.due_at, other.due_at) == (at(2026, 3, 6, 17, 0), at(2026, 3, 5, 17, 0))
        assert "Điều 147" in " ".join(sentences_of(case))
        assert "Quyết định công bố 12" in " ".join(sentences_of(other))


# ── Lawful extension


def extended(office, moment=MONDAY, **given):
    document = making.procedure(office, **EXTENSIONS)
    with frozen(MONDAY):
        case = making.on_work(office, document)
    with frozen(moment):
        return extend(case, office, **given)


def extend(case, office, **given):
    given = {"ground": GROUND["name"], "reason": "Chờ nơi khác trả lời"} | given
    return perform(case.extend, by=office.truongphong, **given)


def test_an_extension_moves_the_due_moment_and_is_neither_lateness_nor_apology(office, client):
    case = extended(office)
    assert (case.first_due_at, case.due_at) == (at(2026, 3, 5, 8, 0), at(2026, 3, 10, 8, 0))
    assert case.clock.apologies_left() == case.version.apologies_allowed
    assert [moment for _label, moment in case.clock.appointments()] == [case.first_due_at, case.due_at]
    with frozen(at(2026, 3, 9, 9, 0)):
        assert case.lateness().tone != "late"
        assert any("Gia hạn theo luật" in said and "Điều 15" in said for said in sentences_of(case))
        client.force_login(office.congchuc1)
        for page in (reverse("cases_record", args=[case.pk]), reverse("cases")):
            assert "05/03/2026 08:00" in client.get(page).content.decode()
        (table,) = register_sheet([case]).blocks
        assert "05/03/2026 08:00" in table.rows[0][-1]
        perform(case.complete_step, by=office.congchuc1, outcome="trinh")
        perform(case.complete_step, by=office.truongphong, outcome="dong_y")
        perform(case.resolve, by=office.vanthu, **making.issued())
        assert (case.lateness().tone, case.lateness().words) == ("good", "xong đúng hạn, theo thời hạn đã gia hạn")
        year = period_of("year", MONDAY.date())
        assert DOSSIERS_ON_TIME.of(office.qmr, year).value == DOSSIERS_EXTENDED.of(office.qmr, year).value == 100


def test_its_paper_is_kept_as_issued_and_the_receipt_is_not_rewritten(office):
    case = extended(office, reason="Chờ nơi khác trả lời")
    (kept,) = PAPERS["extension"].issues(case)
    for words in ("05/03/2026 08:00", "10/03/2026 08:00", GROUND["name"], GROUND["legal_basis"], "3 ngày làm việc"):
        assert words in text_of(kept)
    assert "10/03/2026" not in text_of(PAPERS["receipt"].issues(case)[0])
    assert "extension" in [paper.slug for paper in papers_of(case)]


def test_a_ground_extends_by_what_it_allows_and_as_often(office):
    case = extended(office, amount=Decimal(1))
    with frozen(MONDAY):
        with pytest.raises(ValidationError) as refusal, transaction.atomic():
            extend(case, office)
        assert list(refusal.value.message_dict) == ["ground"]
        with pytest.raises(ValidationError) as refusal, transaction.atomic():
            extend(case, office, ground="Vụ việc phức tạp", amount=Decimal(3))
        assert list(refusal.value.message_dict) == ["amount"]
        case = extend(making.fresh(case), office, ground="Vụ việc phức tạp")
        case = extend(case, office, ground="Vụ việc phức tạp")
        assert (case.extended, case.due_at) == (5, at(2026, 3, 12, 8, 0))
        with making.refusing(RuleNotMet, rules.extension_is_left):
            extend(case, office, ground="Vụ việc phức tạp")


@pytest.mark.parametrize(("minute", "passes"), [(0, True), (1, False)])
def test_an_extension_is_decided_before_the_time_is_over(office, minute, passes):
    moment = at(2026, 3, 5, 8, minute)
    if passes:
        assert extended(office, moment).extended == 3
        return
    with making.refusing(RuleNotMet, rules.time_is_not_over):
        extended(office, moment)


def test_a_procedure_that_names_no_ground_has_no_extension(office):
    with making.refusing(RuleNotMet, rules.extension_is_left):
        extend(making.on_work(office), office)


# ── Conditions that are not met


@pytest.mark.parametrize("made", [making.on_work, making.awaiting_supplement, making.suspended])
def test_a_dossier_that_does_not_meet_the_conditions_ends_with_a_paper_of_its_own(office, made):
    given = {"reason": "Đã kiểm tra", "condition": "Chưa đủ tuổi kết hôn", "legal_ground": "Luật mẫu, Điều 8"}
    with frozen(MONDAY):
        case = made(office)
        with pytest.raises(ValidationError) as refusal, transaction.atomic():
            perform(case.refuse_conditions, by=office.truongphong, **given | {"condition": " "})
        assert list(refusal.value.message_dict) == ["condition"]
        case = perform(making.fresh(case).refuse_conditions, by=office.truongphong, **given)
    assert (case.state, case.result, case.national_code) == (CaseState.REFUSED, "unfit", 8)
    assert case.clock.open_pause() is None and case.way.open() == []
    assert task_of(case).verb == "deliver"
    (kept,) = PAPERS["conditions"].issues(case)
    assert "Chưa đủ tuổi kết hôn" in text_of(kept) and "Luật mẫu, Điều 8" in text_of(kept)
