"""Opinions side by side at a step of a dossier: asked, given, joined however they come in, and never forgotten."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from processes.cases import rules
from processes.cases.models import Case
from processes.cases.opinions import CaseOpinion, OpinionState
from processes.procedures.asked_opinions import AskedOpinion
from qms.acts.acts import acts_of
from qms.calendar.seen_moves import DeadlinesMove
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform, possible_act
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.web.templatetags.words import moment
from qms.workdays.kinds import DayKind
from qms.workdays.models import SpecialDay
from tests.processes.cases import making as making
from tests.processes.cases.making import HEAD, LEADER, POLICE, asked, asking, asking_steps, at, refusing
from tests.processes.cases.test_cases_newer_version import newer

LETTER = {"letter_number": "12/CV-CAX", "letter_day": date(2026, 3, 2)}


@pytest.fixture(autouse=True)
def monday():
    with frozen(making.MONDAY):
        yield


def give(case, office, who, agrees=True, remark="Ý kiến mẫu"):
    """Give or note one of the three opinions."""
    case = making.fresh(case)
    if who == "police":
        return perform(case.note_answer, by=office.congchuc1, agrees=agrees, remark=remark, **LETTER)
    person = {"head": office.truongphong, "leader": office.chutich}[who]
    return perform(case.give_opinion, by=person, agrees=agrees, remark=remark)


def states(case):
    return {each.asked.position: each.state for each in CaseOpinion.objects.filter(case=case)}


def row_of(case):
    return next(row for row in making.fresh(case).way.open() if row.step.code == "B2")


@pytest.mark.both_databases
def test_all_are_asked_at_once_each_with_a_task_and_a_time_of_its_own(office):
    case = asking(office, opinions=[HEAD, LEADER | {"minutes": 120}, POLICE])
    opinions = list(CaseOpinion.objects.filter(case=case))
    assert [each.asked.code() for each in opinions] == ["B2.1", "B2.2", "B2.3"]
    assert [each.due_at for each in opinions] == [at(2026, 3, 2, *h) for h in ((13, 30), (10, 0), (13, 30))]
    tasks = [task for task in Task.objects.about(case).open() if task.flow_task.name == "opinions"]
    assert [(task.verb, task.post, task.due_at) for task in tasks] == [
        ("give_opinion", "unit_head", opinions[0].due_at),
        ("give_opinion", "top_management", opinions[1].due_at),
        ("note_answer", "officer", opinions[2].due_at),
    ]


@pytest.mark.both_databases
def test_the_step_waits_for_the_join_and_then_goes_where_it_leads(office):
    case = asking(office)
    for who in ("head", "police"):
        give(case, office, who)
        with refusing(RuleNotMet, rules.opinions_are_joined):
            perform(making.fresh(case).complete_step, by=office.congchuc1, outcome="trinh")
    give(case, office, "leader")
    assert row_of(case).joined == "agreed"
    with refusing(ValidationError):
        perform(making.fresh(case).complete_step, by=office.congchuc1, outcome="lai")
    case = perform(making.fresh(case).complete_step, by=office.congchuc1)
    assert [row.step.code for row in case.way.open()] == ["B3"]
    assert [task.verb for task in Task.objects.about(case).open()] == ["complete_step"]


def test_refused_the_dossier_can_only_go_where_a_refusal_leads(office):
    case = asking(office, "first_refusal")
    give(case, office, "head", False)
    with refusing(ValidationError):
        perform(making.fresh(case).complete_step, by=office.congchuc1, outcome="trinh")
    case = perform(
        making.fresh(case).refuse, by=office.congchuc1, reason="Không được đồng thuận", legal_ground="Văn bản mẫu"
    )
    assert case.state == "refused"


@pytest.mark.both_databases
def test_the_first_refusal_ends_it_and_whoever_is_asked_no_more_is_told(office):
    case = asking(office, "first_refusal")
    give(case, office, "head", False)
    assert row_of(case).joined == "refused"
    assert list(states(case).values()) == [OpinionState.GIVEN, OpinionState.WITHDRAWN, OpinionState.WITHDRAWN]
    assert [task.verb for task in Task.objects.about(case).open()] == ["complete_step"]
    told = Notice.objects.filter(record_id=case.pk, person=office.chutich).values_list("message", flat=True)
    assert any("no longer needed" in each for each in told)
    assert Notice.objects.filter(record_id=case.pk, person=office.congchuc1, message__contains="come to").exists()
    with refusing(WrongPerson, rules.is_asked):
        give(case, office, "leader")


def test_so_many_are_enough(office):
    case = asking(office, "some", 2)
    give(case, office, "police", False)
    give(case, office, "leader")
    assert row_of(case).joined == ""
    give(case, office, "head")
    assert row_of(case).joined == "agreed"


def test_only_whoever_is_asked_answers_and_a_refusal_says_why(office):
    case = asking(office)
    with refusing(WrongPerson, rules.is_asked):
        perform(case.give_opinion, by=office.congchuc1, agrees=True)
    with refusing(WrongPerson, rules.holds_open_step):
        perform(case.note_answer, by=office.truongphong, agrees=True, **LETTER)
    with refusing(ValidationError) as refusal:
        give(case, office, "head", False, remark=" ")
    assert "remark" in refusal.value.message_dict
    for name, value in (("letter_number", " "), ("letter_day", date(2026, 3, 3))):
        with refusing(ValidationError) as refusal:
            perform(case.note_answer, by=office.congchuc1, agrees=True, **(LETTER | {name: value}))
        assert name in refusal.value.message_dict


def test_a_partner_answers_by_a_letter_that_is_kept(office):
    case = asking(office)
    letter = SimpleUploadedFile("cv.pdf", b"%PDF-1.7 mau")
    perform(case.note_answer, by=office.congchuc1, agrees=True, letter=letter, **LETTER)
    opinion = CaseOpinion.objects.get(case=case, asked__partner="Công an xã")
    assert (opinion.letter_number, opinion.letter_day, opinion.given_by) == (*LETTER.values(), office.congchuc1)
    with refusing(RuleNotMet, rules.partner_is_asked):
        perform(making.fresh(case).note_answer, by=office.congchuc1, agrees=True, **LETTER)


def test_whoever_brought_it_here_gives_no_opinion_and_whoever_gave_one_does_not_decide(office):
    opinions = [asked("one_stop_officer", "hcc"), asked("officer")]
    case = asking(office, opinions=opinions)
    with refusing(WrongPerson, rules.did_not_ask):
        perform(case.give_opinion, by=office.motcua1, agrees=True)
    perform(case.give_opinion, by=office.congchuc1, agrees=True)
    case = making.fresh(case)
    who = acts_of(Case)["complete_step"]
    assert possible_act(case, who, office.congchuc1)[0] is None
    assert str(rules.gave_no_opinion.sentence) in map(str, possible_act(case, who, office.congchuc1)[1])
    assert possible_act(case, who, office.congchuc2)[0] is not None


def test_it_stands_still_with_the_clock_and_an_answer_can_still_come(office):
    case = asking(office)
    words = {"reason": "Chờ công an", "legal_ground": "Văn bản mẫu", "answer_by": making.ANSWER_BY}
    perform(case.suspend, by=office.truongphong, **words)
    give(case, office, "police")
    waiting = [task for task in Task.objects.about(case).open() if task.flow_task.name == "opinions"]
    assert [task.due_at for task in waiting] == [None, None]
    with frozen(making.MONDAY + timedelta(days=1)):
        case = perform(making.fresh(case).resume, by=office.truongphong, reason="Đã có trả lời")
        opinions = {each.pk: each for each in case.way.opinions.open()}
        assert {each.due_at for each in opinions.values()} == {at(2026, 3, 3, 13, 30)}
        tasks = [task for task in Task.objects.about(case).open() if task.flow_task.name == "opinions"]
        assert sorted(task.part_id for task in tasks) == sorted(opinions)
        assert all(task.due_at == opinions[task.part_id].due_at for task in tasks)


def test_a_dossier_that_ends_asks_nobody_any_more(office):
    case = asking(office)
    give(case, office, "head")
    perform(making.fresh(case).withdraw, by=office.motcua1, reason="Người nộp xin rút")
    assert list(states(case).values()) == [OpinionState.GIVEN, OpinionState.WITHDRAWN, OpinionState.WITHDRAWN]
    assert not Task.objects.about(case).open().exists()


@pytest.mark.both_databases
def test_moved_to_a_newer_version_what_was_answered_counts_and_nobody_has_more_time(office):
    case = asking(office, "some", 2)
    give(case, office, "head")
    newer(office, case.procedure, steps=asking_steps("all", opinions=[HEAD, LEADER]), committed=2)
    with frozen(at(2026, 3, 3, 8, 0)):
        case = perform(making.fresh(case).change_version, by=office.truongphong, reason="Quy trình mới gọn hơn")
        (row,) = case.way.open()
        here = {each.asked.post: each for each in case.way.opinions.of(row)}
        assert {post: each.state for post, each in here.items()} == {"unit_head": "given", "top_management": "asked"}
        assert here["top_management"].asked_at == making.MONDAY
        give(case, office, "leader")
        case = perform(making.fresh(case).complete_step, by=office.congchuc1)
    assert [each.step.code for each in case.way.open()] == ["B3"]


def test_asked_again_in_a_loop_everybody_answers_anew(office):
    case = asking(office, "first_refusal")
    give(case, office, "leader", False)
    case = perform(making.fresh(case).complete_step, by=office.congchuc1, outcome="lai")
    case = perform(case.complete_step, by=office.motcua1, values=making.ANSWERS)
    assert sum(each.is_open() for each in CaseOpinion.objects.filter(case=case)) == 3
    assert row_of(case).joined == ""


def forged(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=row.case.received_by, act="forge"):
        row.save()


@pytest.mark.both_databases
def test_the_database_refuses_a_join_that_was_forgotten_or_is_not_so(office):
    case = asking(office)
    outcome = row_of(case).step.outcomes.get(code="trinh")
    forged(row_of(case), outcome=outcome, done_at=making.MONDAY)
    forged(row_of(case), joined="agreed")
    give(case, office, "head")
    give(case, office, "leader", False)
    forged(row_of(case), joined="refused")  # who waits for all waits for all
    give(case, office, "police")
    assert row_of(case).joined == "refused"
    forged(row_of(case), joined="agreed")
    forged(row_of(case), outcome=outcome, done_at=making.MONDAY)


@pytest.mark.both_databases
def test_the_database_keeps_an_opinion_as_it_was_given(office):
    case = asking(office)
    give(case, office, "head")
    given = CaseOpinion.objects.get(case=case, state=OpinionState.GIVEN)
    forged(given, agrees=False)
    forged(CaseOpinion.objects.filter(case=case, state=OpinionState.ASKED).first(), agrees=True)
    other = AskedOpinion.objects.get(pk=given.asked_id)
    forged(CaseOpinion(case=case, case_step=row_of(case), asked=other, asked_at=making.MONDAY, asked_by=office.motcua1))
    first = case.case_steps.get(step__code="B1")
    forged(CaseOpinion(case=case, case_step=first, asked=other, asked_at=making.MONDAY, asked_by=office.motcua1))


def test_the_page_says_who_was_asked_who_answered_and_until_when(office):
    case = asking(office)
    give(case, office, "head", False, remark="Thiếu giấy xác nhận")
    client = Client()
    client.force_login(office.chutich)
    page = client.get(reverse("cases_record", args=[case.pk])).content.decode()
    answered = moment(CaseOpinion.objects.get(case=case, state=OpinionState.GIVEN).answered_at)
    for words in ("Công an xã", "Thiếu giấy xác nhận", "B2.3", "không đồng ý", answered):
        assert words in page
    form = client.get(reverse("cases_act", args=[case.pk, "give_opinion"])).content.decode()
    assert 'value="B2.2"' in form
    sent = {"opinion": "B2.2", "agrees": "yes", "remark": "", "sequence": making.fresh(case).sequence}
    assert client.post(reverse("cases_act", args=[case.pk, "give_opinion"]), sent).status_code == 302
    assert states(case)[2] == OpinionState.GIVEN


def test_a_day_off_moves_the_opinions_that_are_waited_for_with_their_tasks(office):
    case = asking(office, opinions=[HEAD | {"minutes": 480}, LEADER | {"minutes": 480}])
    give(case, office, "head")
    day = {"day": date(2026, 3, 3), "kind": DayKind.UNIT_CLOSED, "name": "Đóng cửa đột xuất"}
    with frozen(at(2026, 3, 2, 15, 0)):
        with pytest.raises(DeadlinesMove) as change, transaction.atomic():
            create(SpecialDay, by=office.quantri, **day)
        assert f"{case.number} B2.2" in {move.record for move in change.value.moves["cases"]}
        assert f"{case.number} B2.1" not in {move.record for move in change.value.moves["cases"]}
        create(SpecialDay, by=office.quantri, reason="Mất điện", seen=change.value.digest, **day)
    opinion = CaseOpinion.objects.get(case=case, state=OpinionState.ASKED)
    task = next(each for each in Task.objects.about(case).open() if each.verb == "give_opinion")
    assert opinion.due_at == task.due_at == at(2026, 3, 4, 8, 0)


def test_a_script_reads_and_gives_opinions(office):
    case = asking(office)
    client = Client()
    client.force_login(office.chutich)
    read = client.get(f"/api/cases/{case.pk}").json()
    assert "B2.2" in str(read) or "opinions" in str(read)
    sent = {"opinion": "B2.2", "agrees": "yes", "sequence": read["sequence"]}
    answer = client.post(f"/api/cases/{case.pk}/acts/give_opinion", sent, content_type="application/json")
    assert answer.status_code == 200, answer.content
    assert states(case)[2] == OpinionState.GIVEN
