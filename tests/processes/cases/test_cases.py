"""A dossier's way through the door: the table of states and acts, its tasks, and each rule met and not met."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from processes.cases import rules
from processes.cases.desk import desk_kinds
from processes.cases.models import Case
from processes.cases.states import CaseState
from processes.procedures.models import ProcedureVersion
from qms.acts.acts import acts_of
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import NotVisible, RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from tests.processes.cases import making as making
from tests.processes.cases.making import refusing

ACCEPTED = ["in_progress", "awaiting_supplement", "awaiting_payment", "suspended"]
PAUSED = ACCEPTED[1:]
TABLE = {  # lifecycles.md, Case; below the line what the work showed the need of
    "accept": (["received"], "in_progress"),
    "complete_step": (["in_progress"], "same"),
    "request_supplement": (["in_progress"], "awaiting_supplement"),
    "receive_supplement": (["awaiting_supplement"], "in_progress"),
    "request_payment": (["in_progress"], "awaiting_payment"),
    "receive_payment": (["awaiting_payment"], "in_progress"),
    "suspend": (["in_progress"], "suspended"),
    "resume": (["suspended"], "in_progress"),
    "apologise": (["in_progress"], "same"),
    "resolve": (["in_progress"], "resolved"),
    "refuse": (["received", "in_progress"], "refused"),
    "deliver": (["resolved", "refused"], "closed"),
    "stop": (PAUSED, "refused"),
    "withdraw": (["received", *ACCEPTED], "withdrawn"),
    "return_incomplete": (["received"], "same"),
    # ─
    "receive_parts": (["received"], "same"),
    "move_deadline": (["received", *ACCEPTED], "same"),
    "set_answer_day": (PAUSED, "same"),
    "correct_result": (["resolved", "closed"], "same"),
    "extend": (["in_progress"], "same"),
    "refuse_conditions": (ACCEPTED, "refused"),
    "change_version": (["in_progress"], "same"),
    "give_opinion": (ACCEPTED, "same"),
    "note_answer": (ACCEPTED, "same"),
    "follow": (CaseState.values, "same"),  # of a followed dossier: its state is as told, along no arrow
}
WITH_REASON = {
    "return_incomplete", "request_supplement", "suspend", "resume", "apologise", "refuse", "stop", "withdraw",
    "set_answer_day", "correct_result", "extend", "refuse_conditions", "change_version",
}  # fmt: skip


@pytest.fixture(autouse=True)
def monday():
    with frozen(making.MONDAY):
        yield


def waiting(case):
    """What waits, for which post, on which step."""
    return sorted((t.verb, t.post, t.detail.split()[0] if t.detail else "") for t in Task.objects.about(case).open())


def test_the_acts_are_those_of_the_table():
    acts = acts_of(Case)
    assert {name: (sorted(act.source), act.target) for name, act in acts.items()} == {
        name: (sorted(source), target) for name, (source, target) in TABLE.items()
    }
    assert {name for name, act in acts.items() if act.reason} == WITH_REASON


@pytest.mark.parametrize("state", CaseState.values)
def test_an_act_is_refused_in_every_state_that_the_table_does_not_name(office, state):
    case = making.IN_STATE[state](office)
    assert case.state == state
    for name, (source, _target) in TABLE.items():
        if state not in source:
            with refusing(WrongState):
                perform(getattr(case, name), by=office.motcua1, reason="Thử")
    assert making.fresh(case).sequence == case.sequence


@pytest.mark.both_databases
def test_a_dossier_goes_its_way_and_each_step_waits_for_its_post(office):
    case = making.received(office)
    assert case.number == "HS-260302-0001"
    assert waiting(case) == [("accept", "one_stop_officer", "")]
    perform(case.accept, by=office.motcua2)
    assert waiting(case) == [("complete_step", "one_stop_officer", "B1")]
    perform(case.complete_step, by=office.motcua1, values=making.ANSWERS)
    assert waiting(case) == [("complete_step", "officer", "B2")]
    perform(case.complete_step, by=office.congchuc1, outcome="trinh")
    perform(case.complete_step, by=office.truongphong, outcome="tra_lai")
    perform(case.complete_step, by=office.congchuc2, outcome="trinh")
    perform(case.complete_step, by=office.truongphong, outcome="dong_y")
    assert waiting(case) == [("resolve", "clerk", "B4")]
    perform(case.resolve, by=office.vanthu, **making.issued("01"))
    assert waiting(case) == [("deliver", "one_stop_officer", "")]
    perform(case.deliver, by=office.motcua1, how="counter")
    assert waiting(case) == []
    assert [row.step.code for row in case.case_steps.all()] == ["B1", "B2", "B3", "B2", "B3", "B4"]
    assert (case.state, case.result, case.result_number) == ("closed", "granted", "01")


@pytest.mark.parametrize(
    ("made", "code"),
    [("received", 2), ("in_progress", 4), ("awaiting_supplement", 5), ("awaiting_payment", 6), ("withdrawn", 7),
     ("suspended", 8), ("resolved", 9), ("refused", 9), ("closed", 10)],
)  # fmt: skip
def test_the_national_code_is_kept_beside_the_state(office, made, code):
    assert making.fresh(making.IN_STATE[made](office)).national_code == code


def test_national_codes_before_acceptance_and_of_a_stop(office):
    document = making.procedure(office)
    assert making.received(office, document, channel="online").national_code == 1
    case = making.received(office, document)
    perform(case.refuse, by=office.motcua1, reason="Không thuộc thẩm quyền", legal_ground="Văn bản mẫu")
    assert (case.national_code, case.result) == (3, "not_accepted")
    stopped = _stopped(office)
    assert (stopped.national_code, stopped.result) == (8, "stopped")


def _stopped(office):
    with frozen(making.at(2026, 3, 1, 8, 0)):
        case = making.on_work(office, making.procedure(office, "QT-TP-10"))
        perform(
            case.request_supplement, by=office.congchuc1, reason="Thiếu", what="Giấy tờ", answer_by=date(2026, 3, 2)
        )
    with refusing(RuleNotMet, rules.given_time_is_over):
        perform(case.stop, by=office.congchuc1, reason="Hết thời hạn", legal_ground="Văn bản mẫu")
    with frozen(making.at(2026, 3, 3, 8, 0)):
        return perform(case.stop, by=office.congchuc1, reason="Hết thời hạn", legal_ground="Văn bản mẫu")


# ── Who


def test_only_the_desk_receives_and_accepts(office):
    document = making.procedure(office)
    with refusing(WrongPerson) as refusal:
        create(Case, by=office.congchuc1, procedure=document, applicant_name="A")
    assert refusal.value.who == []  # congchuc1 has no desk, and in the unit in charge there is none
    case = making.received(office, document)
    with refusing(WrongPerson) as refusal:
        perform(case.accept, by=office.congchuc1)
    assert refusal.value.who == ["Motcua1", "Motcua2"]
    perform(case.accept, by=office.motcua1)


def test_the_rule_of_the_desk_knows_all_its_posts():
    kinds = {kind for internal in (True, False) for kind in desk_kinds(ProcedureVersion(internal=internal))}
    assert set(rules.is_at_desk.kinds) == kinds


def test_only_the_post_of_the_step_completes_it(office):
    case = making.on_work(office)
    with refusing(WrongPerson) as refusal:
        perform(case.complete_step, by=office.motcua1, outcome="trinh")
    assert refusal.value.who == ["Congchuc1", "Congchuc2", "Thuky"]
    perform(case.complete_step, by=office.congchuc2, outcome="trinh")


def test_whoever_held_an_incompatible_step_does_not_hold_this_one_nor_through_a_substitute(office):
    office.substitute("truongphong", "unit_head", "congchuc1", date(2026, 3, 1), date(2026, 3, 31))
    office.substitute("truongphong", "unit_head", "congchuc2", date(2026, 3, 1), date(2026, 3, 31))
    case = making.on_look(office)
    with refusing(WrongPerson, rules.held_no_incompatible_step):
        perform(case.complete_step, by=office.congchuc1, outcome="dong_y")
    perform(case.complete_step, by=office.congchuc2, outcome="dong_y")
    done = case.case_steps.get(step__code="B3")
    assert (done.holder, done.holder_for) == (office.congchuc2, office.truongphong)
    assert case.history.first().on_behalf_of == office.truongphong


def test_whoever_was_stood_in_for_is_barred_too(office):
    office.substitute("congchuc1", "officer", "congchuc2", date(2026, 3, 1), date(2026, 3, 31))
    office.substitute("truongphong", "unit_head", "congchuc1", date(2026, 3, 1), date(2026, 3, 31))
    case = making.on_work(office)
    row = case.case_steps.get(step__code="B2")
    perform(case.complete_step, by=office.congchuc1, outcome="trinh")
    assert case.way.rows()[1].pk == row.pk
    with refusing(WrongPerson):
        perform(case.complete_step, by=office.congchuc1, outcome="dong_y")


def test_those_of_other_units_see_nothing_and_those_concerned_see_it(office):
    case = making.received(office)
    for person in (office.congchuc3, office.truongkt, office.quantri):
        assert not Case.objects.visible_to(person).exists()
    for person in (office.motcua2, office.giamdoc, office.congchuc1, office.vanthu, office.danhgia1, office.qmr):
        assert Case.objects.visible_to(person).get() == case
    with refusing(NotVisible):
        perform(case.accept, by=office.quantri)


def test_a_case_of_another_unit_is_seen_where_one_of_its_steps_is_done(office):
    given = making.definition()
    given["steps"][1]["unit"] = "kt"
    with frozen(making.at(2026, 1, 5, 9, 0)):
        version = making.procedures.effective(office, definition_=given)
    case = making.on_work(office, version.revision.document)
    assert Case.objects.visible_to(office.congchuc3).get() == case
    perform(case.complete_step, by=office.congchuc3, outcome="trinh")


# ── Rules


def test_acceptance_waits_for_the_required_parts(office):
    case = making.received(office, parts=["Giấy tờ tùy thân"])
    with refusing(RuleNotMet, rules.required_parts_present):
        perform(case.accept, by=office.motcua1)
    perform(case.return_incomplete, by=office.motcua1, reason="Thiếu tờ khai")
    assert case.letters.get().what == "Tờ khai"
    perform(case.receive_parts, by=office.motcua1, parts=["Giấy tờ tùy thân", "Tờ khai"])
    assert case.parts_present == making.PARTS
    perform(case.accept, by=office.motcua1)


def test_supplements_are_asked_for_as_often_as_the_procedure_allows(office):
    case = making.awaiting_supplement(office)
    perform(case.receive_supplement, by=office.motcua1)
    with refusing(RuleNotMet, rules.supplement_is_left):
        asked = {"reason": "Thiếu", "what": "Giấy tờ", "answer_by": making.ANSWER_BY}
        perform(case.request_supplement, by=office.congchuc1, **asked)
    assert waiting(case) == [("complete_step", "officer", "B2")]


def test_an_apology_promises_a_later_working_day_as_often_as_allowed(office):
    case = making.on_work(office)
    due = case.due_at
    for day in (date(2026, 3, 4), date(2026, 3, 8)):  # not later, no working day
        with refusing(ValidationError):
            perform(case.apologise, by=office.truongphong, reason="Quá tải", promised_on=day)
    perform(case.apologise, by=office.truongphong, reason="Quá tải", promised_on=date(2026, 3, 9))
    assert (case.due_at, case.promised_at) == (due, making.at(2026, 3, 9, 17, 0))
    letter = case.letters.get()
    assert (letter.late, letter.due_before, letter.why) == (False, due, "Quá tải")
    with refusing(RuleNotMet, rules.apology_is_left):
        perform(case.apologise, by=office.truongphong, reason="Quá tải", promised_on=date(2026, 3, 10))


def test_an_apology_after_the_promised_day_is_marked_late(office):
    case = making.on_work(office)
    with frozen(making.at(2026, 3, 10, 8, 0)):
        perform(case.apologise, by=office.truongphong, reason="Quá tải", promised_on=date(2026, 3, 12))
        assert case.letters.get().late


def test_only_a_step_with_such_an_outcome_resolves_or_refuses(office):
    case = making.on_look(office)
    with refusing(RuleNotMet, rules.step_may_resolve):
        perform(case.resolve, by=office.truongphong, result_number="01")
    with refusing(RuleNotMet, rules.step_may_refuse):
        perform(case.refuse, by=office.truongphong, reason="Không", legal_ground="Văn bản mẫu")


def test_outcomes_that_end_the_dossier_belong_to_their_acts(office):
    case = making.on_work(office)
    for outcome in ("tu_choi", "khac", ""):
        with refusing(ValidationError) as fault:
            perform(case.complete_step, by=office.congchuc1, outcome=outcome)
        if outcome:
            assert list(fault.value.message_dict) == ["outcome"]
            break
    perform(case.refuse, by=office.congchuc1, reason="Không", legal_ground="Văn bản mẫu")
    assert case.case_steps.last().outcome.code == "tu_choi"


def test_a_result_is_asked_for(office):
    case = making.on_last_step(office)
    with refusing(ValidationError) as fault:
        perform(case.resolve, by=office.vanthu)
    assert list(fault.value.message_dict) == ["result"]


def test_a_legal_ground_is_asked_for(office):
    case = making.on_work(office)
    with refusing(ValidationError) as fault:
        perform(case.refuse, by=office.congchuc1, reason="Không", legal_ground="  ")
    assert list(fault.value.message_dict) == ["legal_ground"]


@pytest.mark.parametrize("given", [{}, {"so_ban": "hai"}, {"so_ban": 1, "la": 2}])
def test_what_a_step_asks_for_is_checked_field_by_field(office, given):
    case = making.accepted(office)
    with refusing(ValidationError) as fault:
        perform(case.complete_step, by=office.motcua1, values=given)
    assert list(fault.value.message_dict) in (["values_so_ban"], ["values"])
    assert making.fresh(case).sequence == case.sequence


def test_a_procedure_out_of_force_starts_nothing(office):
    document = making.procedure(office)
    perform(document.effective_revision().withdraw, by=office.qmr, reason="Bãi bỏ")
    with refusing(ValidationError) as fault:
        making.received(office, document)
    assert list(fault.value.message_dict) == ["procedure"]


def test_a_receipt_is_never_dated_into_the_future_and_its_entry_stays_beside_it(office):
    document = making.procedure(office)
    with refusing(ValidationError):
        making.received(office, document, received_at=making.at(2026, 3, 2, 9, 0))
    case = making.received(office, document, received_at=making.at(2026, 2, 27, 15, 0))
    assert (case.received_at, case.created_at) == (making.at(2026, 2, 27, 15, 0), making.MONDAY)


def test_the_applicant_is_kept_apart_and_found_in_no_history(office):
    case = making.received(office, applicant_id_number="000000000000")
    assert case.applicant.masked() == "Nguyễn T. M."
    assert case.applicant_digest == case.applicant.digest
    row = case.history.values().get()
    assert not any("Mẫu" in str(value) for value in row.values())


def test_a_withdrawn_dossier_leaves_its_step_and_its_pause_behind(office):
    case = making.awaiting_supplement(office)
    perform(case.withdraw, by=office.motcua1, reason="Người nộp xin rút")
    assert waiting(case) == []
    row = case.case_steps.last()
    assert (row.done_at, row.holder, row.outcome) == (making.MONDAY, None, None)
    assert case.pauses.get().until == making.MONDAY
