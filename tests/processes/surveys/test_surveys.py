"""Surveys: state × act by hand, frozen questions, answers that nobody can change, and results that are the answers."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from processes.surveys.models import Survey
from processes.surveys.parts import SurveyAnswer
from processes.surveys.questions import checked, overall, read_answers
from processes.surveys.results import ENOUGH, answers_of, results
from processes.surveys.services import NotTaken, survey_for, take_answer
from processes.surveys.states import SCALE, SurveyState
from processes.surveys.tokens import kiosk_token, read_kiosk, read_survey, receipt_token, survey_token
from qms.acts.acts import acts_of
from qms.evidence.verification import verify
from qms.inbox.passes import run_passes
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.web.figures import figure_named
from qms.web.periods import Period
from tests.lifecycle.test_table import check, tried
from tests.processes.cases import making as cases
from tests.processes.cases.making import refusing
from tests.processes.surveys import making
from tests.roles import as_owner

ACTS = {"edit": {"title": "Tên khác"}, "open_survey": {}, "close": {}}
TABLE = {
    "draft": {"edit": "draft", "open_survey": "open"},
    "open": {"close": "closed"},
    "closed": {},
}
READ = {"q1": 4, "q2": "1 lần", "q3": 5, "q4": "Tốt"}


def test_the_table_is_complete():
    assert ACTS.keys() == acts_of(Survey).keys()
    assert TABLE.keys() == set(SurveyState)


@pytest.mark.both_databases
@pytest.mark.parametrize("state", TABLE)
def test_survey(office, state):
    survey = making.IN_STATE[state](office)
    for act, values in ACTS.items():
        with tried(act):
            check(survey, act, office.giamdoc, values, TABLE[state].get(act, WrongState))
        if act in TABLE[state]:
            with tried(f"{act} by a stranger"):
                check(survey, act, office.motcua1, values, WrongPerson)


def test_who_prepares_a_survey(office):
    given = {"title": "x", "questions": making.QUESTIONS, "opens_on": today(), "closes_on": today()}
    assert create(Survey, by=office.qmr, **given).unit.code == "vinhbao"
    for who in ("motcua1", "quantri"):
        with refusing(WrongPerson):
            create(Survey, by=getattr(office, who), **given)


def test_a_survey_needs_faces_and_days_to_come(office):
    with refusing(ValidationError):
        making.survey(office, closes_on=today() - timedelta(days=1))
    words = making.survey(office, questions=[making.QUESTIONS[1]])
    with refusing(RuleNotMet):
        perform(words.open_survey, by=office.giamdoc)
    past = making.survey(office, opens_on=today() - timedelta(days=9), closes_on=today() - timedelta(days=1))
    with refusing(RuleNotMet):
        perform(past.open_survey, by=office.giamdoc)


@pytest.mark.parametrize(
    "questions",
    [
        [],
        "Câu hỏi",
        [{"kind": "scale", "text": " "}],
        [{"kind": "grade", "text": "Điểm"}],
        [{"kind": "choice", "text": "Chọn", "choices": ["một"]}],
        [{"kind": "choice", "text": "Chọn", "choices": ["một", "một"]}],
        [{"kind": "scale", "text": "x" * 301}],
        [{"kind": "scale", "text": "x"}] * 21,
    ],
)
def test_what_is_no_question_is_refused(questions):
    with pytest.raises(ValidationError, match="questions"):
        checked(questions)


def test_the_clock_closes_a_survey_after_its_last_day(office):
    survey = making.open_survey(office)
    take_answer(survey, READ, channel="link")
    for days, state in ((30, "open"), (31, "closed")):
        with frozen(now() + timedelta(days=days)):
            run_passes()
            assert Survey.objects.get().state == state
    closed = Survey.objects.get()
    assert closed.answers_counted == 1 and closed.history.first().history_user == office.system


def test_satisfaction_is_a_figure_over_surveys_with_enough_answers(office, client):
    year = Period(date(today().year, 1, 1), date(today().year, 12, 31))
    few, many = (making.open_survey(office, closes_on=today()) for _ in range(2))
    for each, grades in ((few, [1]), (many, [5, 4, 4, 3, 2])):
        for grade in grades:
            take_answer(each, READ | {"q3": grade}, channel="link")
        perform(Survey.objects.get(pk=each.pk).close, by=office.giamdoc)
    answer = figure_named("satisfaction").of(office.qmr, year)
    assert (answer.value, answer.numerator, answer.denominator) == (60, 3, 5)
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    rows = client.get(answer.url()).context["rows"]
    assert [row["record"] for row in rows] == [many]


def test_each_answer_weighs_the_same_and_who_was_not_asked_weighs_nothing(office):
    """A small survey all of whose people are glad says less than a large one; no answer to a question is no answer."""
    year = Period(date(today().year, 1, 1), date(today().year, 12, 31))
    optional = [making.QUESTIONS[0], making.QUESTIONS[2] | {"required": False}]
    for grades in ([5] * 5, [5] * 5 + [1] * 15, [None] * 6):
        each = making.open_survey(office, closes_on=today(), questions=optional)
        for grade in grades:
            take_answer(each, {"q1": 5} | ({"q2": grade} if grade else {}), channel="link")
        perform(Survey.objects.get(pk=each.pk).close, by=office.giamdoc)
    answer = figure_named("satisfaction").of(office.qmr, year)
    assert (answer.value, answer.numerator, answer.denominator) == (40, 10, 25)


# ── Frozen questions


def test_questions_can_be_changed_until_it_is_opened_and_never_after(office):
    survey = making.survey(office, units=[office.units["hcc"]])
    other = [{"kind": "scale", "text": "Câu khác"}]
    survey = perform(survey.edit, by=office.giamdoc, questions=other)
    assert [each["text"] for each in survey.questions] == ["Câu khác"]
    assert [str(each) for each in survey.scopes.filter(active=True)] == [str(office.units["hcc"])]
    survey = perform(survey.open_survey, by=office.giamdoc)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE surveys_survey SET questions = '[]', sequence = sequence + 1")
    survey.questions = checked(making.QUESTIONS)
    refused = pytest.raises(IntegrityError, match="frozen")
    with refused, transaction.atomic(), recording(by=office.giamdoc, act="forge"):
        survey.save()


# ── Answers


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE surveys_surveyanswer SET answers = '{}'",
        "UPDATE surveys_surveyanswer SET channel = 'kiosk', sequence = sequence + 1",
        "DELETE FROM surveys_surveyanswer",
        "DELETE FROM surveys_historicalsurveyanswer",
    ],
)
def test_an_answer_can_be_altered_by_nobody(office, sql):
    take_answer(making.open_survey(office), READ, channel="link")
    with as_owner(connection), pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert SurveyAnswer.objects.get().answers == READ


def test_answers_are_part_of_the_chain(office):
    take_answer(making.open_survey(office), READ, channel="link")
    assert [finding for finding in verify() if "surveyanswer" in finding.table] == []


def test_an_answer_says_nothing_of_who_gave_it(office):
    case = cases.on_work(office)
    survey = making.open_survey(office)
    token = receipt_token(survey, case)
    answer = take_answer(survey, READ, channel="receipt", case=case, token=token)
    assert (answer.procedure, answer.unit) == (case.procedure, case.unit)
    kept = " ".join(str(value) for value in SurveyAnswer.objects.values().get().values())
    assert token not in kept and case.number not in kept
    names = {field.name for field in SurveyAnswer._meta.fields}
    assert not names & {"case", "person", "user", "address", "ip", "device", "sender", "applicant"}


def test_a_receipt_answers_once(office):
    case = cases.on_work(office)
    survey = making.open_survey(office)
    token = receipt_token(survey, case)
    take_answer(survey, READ, channel="receipt", case=case, token=token)
    with pytest.raises(NotTaken), transaction.atomic():
        take_answer(survey, READ, channel="receipt", case=case, token=token)
    row = SurveyAnswer.objects.get()
    again = SurveyAnswer(
        survey=survey, answers={}, channel="receipt", answered_on=today(), token_digest=row.token_digest
    )
    refused = pytest.raises(IntegrityError)
    with refused, transaction.atomic(), recording(by=office.system, act="answer"):
        again.save()
    other = making.open_survey(office)
    take_answer(other, READ, channel="receipt", case=case, token=receipt_token(other, case))
    assert SurveyAnswer.objects.count() == 2


def test_a_survey_takes_answers_only_in_its_days(office):
    survey = making.open_survey(office, opens_on=today() + timedelta(days=2))
    for days, taken in ((0, False), (2, True), (30, True), (31, False)):
        with frozen(now() + timedelta(days=days)):
            assert survey.takes_answers() is taken
            if not taken:
                with pytest.raises(NotTaken), transaction.atomic():
                    take_answer(survey, READ, channel="link")
    with pytest.raises(NotTaken), transaction.atomic():
        take_answer(making.closed_survey(office), READ, channel="link")


def test_what_is_answered_is_read_against_the_questions():
    questions = checked(making.QUESTIONS)
    assert read_answers(questions, making.ANSWERS) == (READ, {})
    answers, faults = read_answers(questions, {"q1": "6", "q2": "3 lần", "q9": "5"})
    assert answers == {} and faults.keys() == {"q1", "q2", "q3"}
    told, _ = read_answers(questions, making.ANSWERS | {"q4": "Gọi tôi 0912 000 111 nhé"})
    assert told["q4"] == "Gọi tôi ••• nhé"


def test_links_are_ours_alone(office):
    survey, case = making.open_survey(office), cases.on_work(office)
    assert read_survey(survey_token(survey)) == (survey.pk, None)
    assert read_survey(receipt_token(survey, case)) == (survey.pk, case.pk)
    assert read_kiosk(kiosk_token(survey, office.units["hcc"])) == (survey.pk, office.units["hcc"].pk)
    assert read_survey(kiosk_token(survey)) is None and read_kiosk(survey_token(survey)) is None
    forged = f"{survey.pk}.{case.pk + 1}:{receipt_token(survey, case).partition(':')[2]}"
    assert read_survey(forged) is None and read_survey("1") is None


def test_a_dossier_is_asked_about_by_a_survey_that_covers_it(office):
    case = cases.on_work(office)
    assert survey_for(case) is None
    making.open_survey(office, units=[office.units["kt"]])
    assert survey_for(case) is None
    everywhere = making.open_survey(office)
    assert survey_for(case) == everywhere
    by_unit = making.open_survey(office, units=[office.units["vhxh"]])
    assert survey_for(case) == by_unit
    by_procedure = making.open_survey(office, procedures=[case.procedure])
    assert survey_for(case) == by_procedure
    perform(by_procedure.close, by=office.giamdoc)
    assert survey_for(case) == by_unit


# ── Results are the answers

ANSWER = st.fixed_dictionaries(
    {"q1": st.integers(1, 5), "q2": st.sampled_from(["1 lần", "2 lần"]), "q3": st.integers(1, 5)},
    optional={"q4": st.text("ab", min_size=1)},
)


class Given:
    """An answer as results read it."""

    def __init__(self, answers, channel="link"):
        self.answers, self.channel, self.procedure, self.unit = answers, channel, None, answers["q2"]


@given(st.lists(ANSWER, max_size=40))
def test_results_are_the_answers(given_answers):
    survey = Survey(questions=checked(making.QUESTIONS))
    found = results(survey, [Given(each) for each in given_answers])
    assert found.count == len(given_answers)
    values = [each["q3"] for each in given_answers]
    assert found.overall.label == overall(survey.questions)["text"] == "Nhìn chung"
    assert found.overall.count == len(values)
    if values:
        assert found.overall.mean == pytest.approx(sum(values) / len(values))
        assert found.overall.satisfied == pytest.approx(100 * sum(each > 3 for each in values) / len(values))
    drawn = {str(label): count for label, count in found.overall.distribution}
    assert drawn == {str(label): values.count(value) for value, label in SCALE.items()}
    assert sum(each.count for each in found.units) == len(given_answers)
    assert found.overall.enough is (len(values) >= ENOUGH)
    chosen = dict(found.questions[1].distribution)
    assert sum(chosen.values()) == found.questions[1].count == len(given_answers)
    words = [each["q4"] for each in given_answers if "q4" in each]
    assert list(found.questions[3].words) == (words if len(words) >= ENOUGH else [])


def test_results_are_narrowed_by_period_procedure_and_unit(office):
    case = cases.on_work(office)
    survey = making.open_survey(office)
    take_answer(survey, READ, channel="receipt", case=case, token=receipt_token(survey, case))
    with frozen(now() + timedelta(days=3)):
        take_answer(survey, READ, channel="kiosk", unit=office.units["kt"])
    for narrowed, count in (
        ({}, 2),
        ({"until": today()}, 1),
        ({"since": today() + timedelta(days=1)}, 1),
        ({"procedure": case.procedure}, 1),
        ({"unit": office.units["kt"]}, 1),
        ({"unit": office.units["vinhbao"]}, 2),
    ):
        assert results(survey, answers_of(survey, **narrowed)).count == count
