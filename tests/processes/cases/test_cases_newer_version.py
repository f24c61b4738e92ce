"""A running dossier and the newer version of its procedure: it ends by its own, or is moved by a recorded act."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from processes.cases import rules
from processes.cases.models import Case, VersionChange
from processes.cases.parts import CaseStep
from processes.procedures.parts import Step
from processes.runs.conformance import departure
from processes.runs.trace_rows import traces_of
from qms.acts.acts import acts_of
from qms.ledger.entry import recording
from qms.ledger.now import frozen
from qms.lifecycle.door import perform, possible_act
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from tests.processes.cases import making as making
from tests.processes.cases.making import at, refusing
from tests.processes.procedures import making as procedures

REASON = {"reason": "Quy trình mới gọn hơn"}
TUESDAY = at(2026, 3, 3, 8, 0)


def newer(office, document, **changed):
    """The next version of a procedure, in force since Tuesday; `changed` are whole definitions' values."""
    given = {"document_": document, "definition_": making.definition(**changed), "change_summary": "Gọn hơn"}
    with frozen(TUESDAY):
        return procedures.effective(office, **given)


@pytest.fixture
def case(office):
    """A dossier on its second step, whose procedure has a newer version that gives that step ten hours."""
    with frozen(making.MONDAY):
        found = making.on_work(office)
    newer(office, found.procedure, work=600, committed=2)
    with frozen(TUESDAY):
        yield making.fresh(found)


def moved(case, office):
    return perform(case.change_version, by=office.truongphong, **REASON)


@pytest.mark.both_databases
def test_without_the_act_a_dossier_ends_by_the_version_with_which_it_began(office, case):
    began = case.version
    perform(case.complete_step, by=office.congchuc1, outcome="trinh")
    perform(case.complete_step, by=office.truongphong, outcome="dong_y")
    perform(case.resolve, by=office.vanthu, **making.issued())
    assert {row.version for row in case.case_steps.all()} == {began}
    assert case.state == "resolved"


@pytest.mark.both_databases
def test_moved_it_goes_on_at_the_same_step_and_keeps_its_promise(office, case):
    began, promise = case.version, case.due_at
    moved(case, office)
    there = making.version_of(case.procedure)
    assert (case.version, case.moved_to, case.runs_on()) == (began, there, there)
    assert (case.due_at, case.clock.due()) == (promise, promise)
    (row,) = case.way.open()
    assert (row.version, row.step.code, row.opened_at) == (there, "B2", making.MONDAY)
    assert row.due_at == at(2026, 3, 3, 10, 0)  # ten hours of work since Monday morning
    assert [(each.step.code, each.version) for each in case.case_steps.all()] == [
        ("B1", began), ("B2", began), ("B2", there),
    ]  # fmt: skip
    (task,) = Task.objects.about(case).open()
    assert (task.part_id, task.due_at) == (row.pk, row.due_at)
    (change,) = case.version_changes.all()
    assert (change.from_version, change.to_version, change.by, change.why) == (
        began, there, office.truongphong, REASON["reason"],
    )  # fmt: skip
    assert (change.steps, change.promised_at, change.newer_due_at) == ("B2", promise, at(2026, 3, 4, 8, 0))
    perform(case.complete_step, by=office.congchuc1, outcome="trinh")
    perform(case.complete_step, by=office.truongphong, outcome="dong_y")
    perform(case.resolve, by=office.vanthu, **making.issued())
    assert case.state == "resolved"


def test_it_is_offered_only_while_a_newer_version_is_in_force(office):
    with frozen(making.MONDAY):
        case = making.on_work(office)
        with refusing(RuleNotMet, rules.newer_version_is_in_force):
            moved(case, office)


def test_it_is_refused_where_its_step_does_not_exist_there(office):
    with frozen(making.MONDAY):
        case = making.on_work(office)
    steps = making.definition()["steps"]
    steps[1]["code"] = "C2"
    steps[0]["outcomes"][0]["leads_to"] = steps[2]["outcomes"][1]["leads_to"] = "C2"
    steps[2]["not_holder_of"] = ["C2"]
    newer(office, case.procedure, steps=steps)
    with frozen(TUESDAY), refusing(RuleNotMet, rules.stands_there_too):
        moved(making.fresh(case), office)


def test_it_is_refused_where_another_unit_would_have_it_in_charge(office):
    with frozen(making.MONDAY):
        case = making.on_work(office)
    newer(office, case.procedure, unit_in_charge="kt")
    with frozen(TUESDAY), refusing(RuleNotMet, rules.same_unit_in_charge):
        moved(making.fresh(case), office)


def test_only_the_head_of_the_unit_moves_it_and_says_why(office, case):
    for stranger in (office.congchuc1, office.motcua1, office.giamdoc):
        with refusing(WrongPerson):
            perform(case.change_version, by=stranger, **REASON)
    assert possible_act(case, acts_of(Case)["change_version"], office.truongphong)[1] == []


def test_it_is_refused_while_the_dossier_rests(office, case):
    perform(case.suspend, by=office.truongphong, reason="Chờ", legal_ground="Văn bản mẫu", answer_by=making.ANSWER_BY)
    with refusing(WrongState):
        moved(case, office)


def test_whoever_held_a_step_on_the_earlier_version_is_barred_on_the_newer(office):
    steps = making.definition()["steps"]
    steps[1]["post"] = "unit_head"
    with frozen(making.MONDAY):
        case = making.on_work(office, making.procedure(office, steps=steps))
        perform(case.complete_step, by=office.truongphong, outcome="trinh")
    newer(office, case.procedure, steps=steps, committed=2)
    with frozen(TUESDAY):
        case = making.fresh(case)
        moved(case, office)
        with refusing(WrongPerson, rules.held_no_incompatible_step):
            perform(making.fresh(case).complete_step, by=office.truongphong, outcome="dong_y")


def test_its_time_and_its_grounds_stay_those_of_the_version_with_which_it_began(office, case):
    moved(case, office)
    assert case.clock.term().amount == 3


@pytest.mark.both_databases
def test_the_database_refuses_a_step_of_a_version_on_which_it_does_not_run(office, case):
    there = making.version_of(case.procedure)
    step = Step.objects.get(version=there, code="B3")
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=office.qmr, act="forged"):
        CaseStep(case=case, version=there, step=step, opened_at=making.MONDAY).save()
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=office.qmr, act="forged"):
        VersionChange(
            case=case, from_version=case.version, to_version=there, at=making.MONDAY, by=office.qmr
        ).save()  # while a step is open
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=office.qmr, act="forged"):
        case.moved_to = there  # without a change on record
        case.save()
        connection.check_constraints()
    old = Step.objects.get(version=case.version, code="B3")
    moved(making.fresh(case), office)
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=office.qmr, act="forged"):
        CaseStep(case=case, version=case.version, step=old, opened_at=making.MONDAY).save()


def page_of(office, name, *args, by="truongphong", **sent):
    client = Client()
    client.force_login(getattr(office, by))
    address = reverse(name, args=args)
    answer = client.post(address, sent) if sent else client.get(address)
    return answer, answer.content.decode()


def test_before_it_is_moved_both_promises_are_told(office, case):
    answer, page = page_of(office, "cases_act", case.pk, "change_version")
    assert answer.status_code == 200
    for words in (case.version.promised(), case.newer.version.promised(), "05/03/2026", "03/03/2026 10:00"):
        assert words in page
    moved(case, office)
    _answer, page = page_of(office, "cases_record", case.pk)
    assert REASON["reason"] in page and case.moved_to.label() in page


def test_several_are_moved_at_once_and_each_row_says_what_became_of_it(office, case):
    with frozen(making.MONDAY):
        other = making.accepted(office, case.procedure, received_at=making.MONDAY)
    rests = making.fresh(other)
    there = making.version_of(case.procedure)
    answer, page = page_of(office, "procedure_versions_record", there.pk)
    assert reverse("version_dossiers", args=[there.pk]) in page
    perform(rests.suspend, by=office.truongphong, reason="Chờ", legal_ground="Văn bản mẫu", answer_by=making.ANSWER_BY)
    answer, page = page_of(office, "version_dossiers", there.pk)
    assert page.count('name="case"') == 1 and rests.number in page
    answer, page = page_of(office, "version_dossiers", there.pk, case=[case.pk, rests.pk])
    assert answer.status_code == 422 and "checked" in page
    answer, page = page_of(office, "version_dossiers", there.pk, case=[case.pk, rests.pk], **REASON)
    assert answer.status_code == 200
    assert (making.fresh(case).moved_to, making.fresh(rests).moved_to) == (there, None)
    answer, page = page_of(office, "version_dossiers", there.pk)
    assert case.number not in page and rests.number in page


def test_how_it_ran_is_read_as_one_way(office, case):
    moved(case, office)
    with frozen(at(2026, 3, 3, 9, 0)):
        perform(case.complete_step, by=office.congchuc1, outcome="trinh")
        perform(case.complete_step, by=office.truongphong, outcome="dong_y")
        perform(case.resolve, by=office.vanthu, **making.issued())
    (trace,) = traces_of([making.fresh(case)])
    assert trace.path == ("B1", "B2", "B3", "B4")
    assert departure(trace) == ""
