"""Who comes in, fails to, or is stopped has a line in the log outside; a stop is on record once."""

import json
import logging

import pytest
from django.urls import reverse

from qms.api.tokens import issue_token
from qms.people.accounts import SECURITY, AccountChange, AccountStep, keep_step
from qms.web.logs import JsonLine

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    """What was written so far, as the log has it."""
    caplog.set_level(logging.INFO, logger=SECURITY)
    return lambda: [json.loads(JsonLine().format(each)) for each in caplog.records if each.name == SECURITY]


def try_word(client, person, word):
    return client.post(reverse("login"), {"username": person.username, "password": word})


def test_coming_in_failing_and_going_out_have_a_line_each(office, client, lines):
    try_word(client, office.qmr, "sai")
    try_word(client, office.qmr, "demo")
    client.post(reverse("logout"))
    told = [(each["event"], each["account"], each["address"]) for each in lines()]
    assert told == [(event, "qmr", "127.0.0.1") for event in ("login_failed", "logged_in", "logged_out")]
    assert "sai" not in json.dumps(lines())


def test_a_stop_is_on_record_once_and_names_nobody_as_its_cause(office, client, settings, lines):
    settings.AXES_ENABLED = True
    for _try in range(settings.AXES_FAILURE_LIMIT + 2):
        answer = try_word(client, office.qmr, "sai")
    assert answer.status_code == 429
    (kept,) = AccountChange.objects.filter(person=office.qmr)
    assert kept.step == AccountStep.LOGIN_STOPPED and kept.history.get().history_user.is_system
    assert "login_stopped" in {each["event"] for each in lines()}


def test_an_account_that_is_none_stops_without_a_trace_on_record(office, client, settings, lines):
    settings.AXES_ENABLED = True
    for _try in range(settings.AXES_FAILURE_LIMIT):
        client.post(reverse("login"), {"username": "khong-co", "password": "sai"})
    assert not AccountChange.objects.exists()
    assert {each["event"] for each in lines()} >= {"login_failed", "login_stopped"}


def test_what_is_done_to_an_account_has_a_line_too(office, lines):
    issue_token(office.qmr)
    keep_step(office.qmr, AccountStep.TOKEN_ISSUED, by=office.quantri)
    (line,) = lines()
    assert (line["event"], line["account"], line["by"]) == ("token_issued", "qmr", "quantri")
