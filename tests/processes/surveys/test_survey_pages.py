"""The pages of surveys: link, receipt and kiosk without an account, limits, results, questions in rows."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from processes.surveys.models import Survey
from processes.surveys.parts import SurveyAnswer
from processes.surveys.throttle import DEVICE_LIMIT, KIOSK_LIMIT, SURVEY_LIMIT
from processes.surveys.tokens import kiosk_token, receipt_token, survey_token
from qms.ledger.now import today
from qms.lifecycle.door import perform
from tests.processes.cases import making as cases
from tests.processes.surveys import making

pytestmark = pytest.mark.both_databases

LOGIN = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(autouse=True)
def nothing_remembered():
    cache.clear()


def proof(browser, path):
    """The word of a page that was just opened."""
    return re.search(r'name="page" value="([^"]+)"', browser.get(path).content.decode())[1]


def answer(browser, path, **values):
    return browser.post(path, making.ANSWERS | {"page": proof(browser, path)} | values)


def test_a_survey_is_answered_by_its_link(office, client):
    path = f"/survey/{survey_token(making.open_survey(office))}"
    assert client.get("/survey/1:forged").status_code == 404
    assert answer(client, path, q1="").status_code == 422
    sent = answer(client, path)
    assert (sent.status_code, sent["Location"]) == (302, f"{path}?done=1")
    thanks = client.get(sent["Location"]).content.decode()
    assert 'role="status"' in thanks and "<form" not in thanks
    assert SurveyAnswer.objects.get().channel == "link"
    assert "sessionid" not in client.cookies


def test_a_closed_survey_takes_nothing(office, client):
    survey = making.open_survey(office)
    path = f"/survey/{survey_token(survey)}"
    word = proof(client, path)
    perform(survey.close, by=office.giamdoc)
    assert client.get(path).status_code == 410
    assert client.post(path, making.ANSWERS | {"page": word}).status_code == 410
    assert not SurveyAnswer.objects.exists()


def test_a_receipt_answers_once_on_the_page_too(office, client):
    case, survey = cases.on_work(office), making.open_survey(office)
    path = f"/survey/{receipt_token(survey, case)}"
    word = proof(client, path)
    assert answer(client, path).status_code == 302
    assert client.post(path, making.ANSWERS | {"page": word}).status_code == 200
    assert 'name="page"' not in Client().get(path).content.decode()
    kept = SurveyAnswer.objects.get()
    assert (kept.channel, kept.procedure) == ("receipt", case.procedure)


def test_one_device_answers_a_few_times_an_hour(office, client):
    path = f"/survey/{survey_token(making.open_survey(office))}"
    told = [answer(client, path).status_code for _ in range(DEVICE_LIMIT + 1)]
    assert told == [302] * DEVICE_LIMIT + [429]
    assert answer(Client(), path).status_code == 302
    assert SurveyAnswer.objects.count() == DEVICE_LIMIT + 1


def test_a_device_without_its_word_is_asked_again(office, client):
    path = f"/survey/{survey_token(making.open_survey(office))}"
    word = proof(client, path)
    assert Client().post(path, making.ANSWERS | {"page": word}).status_code == 409
    client.cookies["survey_device"] = "forged"
    assert client.post(path, making.ANSWERS | {"page": word}).status_code == 409
    assert answer(client, path, page="forged").status_code == 409
    assert not SurveyAnswer.objects.exists()


def test_a_double_press_answers_once(office, client):
    path = f"/survey/{survey_token(making.open_survey(office))}"
    word = proof(client, path)
    for _ in range(2):
        assert client.post(path, making.ANSWERS | {"page": word}).status_code == 302
        cache.clear()  # as when another process of the server takes the second press
    assert SurveyAnswer.objects.count() == 1


def test_all_devices_together_have_a_limit(office, client, monkeypatch):
    monkeypatch.setattr("processes.surveys.throttle.SURVEY_LIMIT", 2)
    path = f"/survey/{survey_token(making.open_survey(office))}"
    assert [answer(Client(), path).status_code for _ in range(3)] == [302, 302, 429]
    assert SURVEY_LIMIT > KIOSK_LIMIT > DEVICE_LIMIT


def test_a_kiosk_pauses_between_two_and_counts_for_its_unit(office, client, monkeypatch):
    path = f"/kiosk/{kiosk_token(making.open_survey(office), office.units['hcc'])}"
    assert [answer(client, path).status_code for _ in range(2)] == [302, 429]
    kept = SurveyAnswer.objects.get()
    assert (kept.channel, kept.unit.code) == ("kiosk", "hcc")
    thanks = client.get(f"{path}?done=1").content.decode()
    assert f'data-start="{path}"' in thanks and 'data-idle="8"' in thanks
    assert "<nav" not in client.get(path).content.decode()


def test_a_form_without_its_proof_is_refused(office):
    path = f"/survey/{survey_token(making.open_survey(office))}"
    strict = Client(enforce_csrf_checks=True)
    word = proof(strict, path)
    assert strict.post(path, making.ANSWERS | {"page": word}).status_code == 403


def test_nobodys_address_is_kept(office, client):
    path = f"/survey/{survey_token(making.open_survey(office))}"
    given = making.ANSWERS | {"page": proof(client, path)}
    client.post(path, given, REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Trình duyệt lạ")
    row = SurveyAnswer.history.values().get()
    assert not [value for value in row.values() if "203.0.113.77" in str(value) or "Trình duyệt" in str(value)]
    assert row["history_user_id"] == office.system.pk


def test_the_receipt_carries_the_link_while_a_survey_asks(office, client):
    case = cases.on_work(office)
    client.force_login(office.motcua1, backend=LOGIN)
    page = f"/cases/{case.pk}/papers/receipt"
    assert "/survey/" not in client.get(page).content.decode()
    survey = making.open_survey(office, procedures=[case.procedure])
    told = client.get(page).content.decode()
    assert f"http://testserver/survey/{receipt_token(survey, case)}" in told and "<path" in told
    assert "/survey/" not in client.get(f"/cases/{case.pk}/papers/control-sheet").content.decode()


def test_results_say_when_there_are_too_few(office, client):
    survey = making.open_survey(office)
    path = f"/survey/{survey_token(survey)}"
    client.force_login(office.giamdoc, backend=LOGIN)
    page = f"/surveys/{survey.pk}/results"
    for count in range(1, 6):
        assert answer(Client(), path, q3="5" if count < 5 else "1").status_code == 302
        told = client.get(page).content.decode()
        assert ("80 %" in told) is (count == 5)
        assert bool(re.search(r'survey-index">\s*<strong>', told)) is ('class="bars"' in told) is (count == 5)
    day = today().isoformat()
    assert client.get(f"{page}?since={day}&until={day}&unit=hcc").status_code == 200
    client.force_login(office.truongkt, backend=LOGIN)
    assert client.get(page).status_code == 200
    draft = making.survey(office)
    for address in (f"/surveys/{draft.pk}", f"/surveys/{draft.pk}/results"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("asked", ["since=2026-13-01", "unit=nowhere", "procedure=x", "unit=kt&unit=tp", "colour=red"])
def test_what_the_results_cannot_read_is_told_and_nothing_is_counted(office, client, asked):
    survey = making.open_survey(office)
    client.force_login(office.giamdoc, backend=LOGIN)
    page = client.get(f"/surveys/{survey.pk}/results?{asked}")
    shown = page.content.decode()
    assert page.status_code == 422 and "data-refused" in shown and "survey-index" not in shown
    assert list(page.context["filter"].faults) == [asked.partition("=")[0]]


def test_questions_are_written_in_rows_and_kept_when_refused(office, client):
    client.force_login(office.giamdoc, backend=LOGIN)
    shown = client.get("/surveys/new").content.decode()
    assert "Nơi tiếp nhận thuận tiện" in shown
    day = today().isoformat()
    rows = {
        "questions-0-kind": "scale",
        "questions-0-text": "Câu một",
        "questions-0-required": "on",
        "questions-1-kind": "choice",
        "questions-1-text": "Câu hai",
        "questions-1-choices": "có; không",
        "questions-2-kind": "scale",
        "questions-2-text": " ",
    }
    about = {"whole-form": "1", "title": "Khảo sát", "opens_on": day, "closes_on": day}
    wrong = client.post("/surveys/new", about | rows | {"questions-1-choices": "một"})
    assert wrong.status_code == 422 and "Câu hai" in wrong.content.decode()
    assert client.post("/surveys/new", about | rows).status_code == 302
    asked = Survey.objects.get().questions
    assert [(each["key"], each["kind"], each["required"]) for each in asked] == [
        ("q1", "scale", True),
        ("q2", "choice", False),
    ]
    assert asked[1]["choices"] == ["có", "không"]


def test_a_script_gives_questions_as_a_list(office, client):
    client.force_login(office.giamdoc, backend=LOGIN)
    day = today().isoformat()
    given = {"title": "Khảo sát", "opens_on": day, "closes_on": day, "questions": making.QUESTIONS}
    made = client.post("/api/surveys", given, content_type="application/json")
    assert made.status_code == 201, made.content
    assert [each["text"] for each in made.json()["questions"]] == [each["text"] for each in making.QUESTIONS]
    wrong = client.post("/api/surveys", given | {"questions": [{"kind": "x"}]}, content_type="application/json")
    assert wrong.status_code == 422 and "questions" in wrong.json()["errors"]
