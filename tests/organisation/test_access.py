"""Where a person is logged in is seen and ended by the person; tokens are keyed; who guesses at signing is stopped."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.translation import override

from qms.api.models import Token
from qms.api.tokens import issue_token
from qms.inbox.models import Notice
from qms.ledger.chain import sha256
from qms.ledger.keyed_rows import foreign_rows
from qms.ledger.now import frozen, now, today
from qms.lifecycle.reception import attempt
from qms.people.accounts import AccountChange
from qms.people.signatures import MOST, REST
from qms.workdays.line import ZONE
from tests.documents.controlled import making

NINE = datetime(2026, 3, 10, 9, tzinfo=ZONE)


def steps(person):
    return list(AccountChange.objects.filter(person=person).order_by("pk").values_list("step", flat=True))


def logged_in(person, agent="Firefox"):
    browser = Client(headers={"User-Agent": agent})
    browser.post("/login", {"username": person.username, "password": "demo"})
    return browser


# ── Sessions and tokens


def test_a_person_sees_and_ends_their_own_sessions_and_no_others(office):
    here, there, foreign = logged_in(office.congchuc1), logged_in(office.congchuc1, "Edge"), logged_in(office.qmr)
    page = here.get("/me/access")
    assert [each.agent for each in page.context["sessions"]] == ["Firefox", "Edge"]
    assert not any(session.session_key in page.text for session in (there.session, foreign.session))
    there_is = page.context["sessions"][1].name
    foreign.post("/me/access/end", {"session": there_is})
    assert there.get("/").status_code == 200
    here.post("/me/access/end", {"session": there_is})
    assert (here.get("/").status_code, there.get("/").status_code, foreign.get("/").status_code) == (200, 302, 200)


def test_everything_but_this_session_ends_at_once(office):
    here, there = logged_in(office.congchuc1), logged_in(office.congchuc1)
    text, other = issue_token(office.congchuc1), issue_token(office.qmr)
    here.post("/me/access/end")
    assert (here.get("/").status_code, there.get("/").status_code) == (200, 302)
    assert [
        Client(headers={"Authorization": f"Token {each}"}).get("/api/cases").status_code for each in (text, other)
    ] == [
        401,
        200,
    ]
    assert steps(office.congchuc1) == ["token_revoked"] and foreign_rows(Token) == []


def test_a_token_row_written_by_hand_opens_nothing(office):
    """Whoever writes to the database does not know the program's key."""
    Token.objects.create(person=office.qmr, digest=sha256("sqltoken"), created_at=now())
    assert Client(headers={"Authorization": "Token sqltoken"}).get("/api/cases").status_code == 401


def test_a_token_outlives_a_change_of_the_key_while_the_old_one_is_named(office, settings):
    script = Client(headers={"Authorization": f"Token {issue_token(office.qmr)}"})
    before, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    assert script.get("/api/cases").status_code == 401
    settings.SECRET_KEY_FALLBACKS = [before]
    assert script.get("/api/cases").status_code == 200


def test_a_token_is_for_a_time(office, capsys):
    call_command("api_token", "qmr", days=30)
    script = Client(headers={"Authorization": f"Token {capsys.readouterr().out.strip()}"})
    assert Token.objects.get().expires_on == today() + timedelta(days=30) and steps(office.qmr) == ["token_issued"]
    assert script.get("/api/cases").status_code == 200
    Token.objects.update(expires_on=today() - timedelta(days=1))
    assert script.get("/api/cases").status_code == 401


def test_what_a_person_is_shown_stays_in_no_cache(office):
    assert "no-store" in logged_in(office.congchuc1).get("/")["Cache-Control"]
    assert "no-store" not in Client().get("/gallery").get("Cache-Control", "")


# ── Signing


@pytest.fixture
def revision(office):
    with frozen(NINE), override("en"):
        yield making.submitted(office)


def sign(revision, office, word, after=timedelta()):
    with frozen(NINE + after):
        return attempt(revision.endorse, by=office.truongphong, password=word)


def test_who_guesses_is_stopped_and_the_person_hears_of_it(office, revision):
    for _try in range(MOST):
        assert "not right" in sign(revision, office, "falsch").sentences[0]
    stopped = sign(revision, office, "demo")
    assert not stopped.done and "Too many wrong tries" in stopped.sentences[0] and "09:15" in stopped.sentences[0]
    assert steps(office.truongphong) == ["signing_stopped"]
    assert "wrong passwords" in Notice.objects.filter(person=office.truongphong).order_by("-pk")[0].message
    assert sign(revision, office, "demo", REST + timedelta(seconds=1)).done


def test_a_right_word_forgets_the_wrong_ones(office, revision):
    for _try in range(MOST - 1):
        sign(revision, office, "falsch")
    assert sign(revision, office, "demo").done
    office.truongphong.refresh_from_db()
    assert office.truongphong.sign_failures == 0


def test_one_person_stops_nobody_else(office, revision):
    for _try in range(MOST):
        attempt(revision.endorse, by=office.congchuc1, password="falsch")
    assert sign(revision, office, "demo").done
