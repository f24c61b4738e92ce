"""Who calls: tokens and sessions; and refusals that concern no record."""

from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from rest_framework.throttling import UserRateThrottle

from qms.api.models import Token
from qms.ledger.now import today


def printed(*args):
    out = StringIO()
    call_command("api_token", *args, stdout=out)
    return out.getvalue().strip()


def status_with(token):
    return Client(headers={"Authorization": f"Token {token}"}).get("/api/documents").status_code


def test_the_command_prints_a_token_that_works(office):
    token = printed("congchuc1", "--label", "cổng dịch vụ")
    assert status_with(token) == 200
    kept = Token.objects.get()
    assert token not in (kept.digest, kept.label)
    assert kept.last_used_on == today()


def test_a_revoked_token_is_refused(office):
    token = printed("congchuc1")
    assert printed("congchuc1", "--revoke") == "Revoked: 1"
    assert status_with(token) == 401


def test_a_closed_account_is_refused(office):
    token = printed("congchuc1")
    office.congchuc1.is_active = False
    office.congchuc1.save()
    assert status_with(token) == 401
    with pytest.raises(CommandError):
        printed("congchuc1")


def test_whoever_asks_too_often_is_told_when_to_ask_again(office, script, monkeypatch):
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": "3/min"})
    cache.clear()
    often, other = script("congchuc1"), script("congchuc2")
    assert [often.get("documents").status_code for _each in range(4)] == [200, 200, 200, 429]
    refusal = often.get("documents")
    assert refusal["Content-Type"] == "application/problem+json"
    assert refusal.json()["type"] == "urn:qms:problem:too-many"
    assert 1 <= int(refusal["Retry-After"]) <= 60
    assert other.get("documents").status_code == 200
    cache.clear()


@pytest.mark.parametrize("username", ["nobody", "system"])
def test_no_token_for_whom_there_is_no_account(office, username):
    with pytest.raises(CommandError):
        printed(username)


def test_without_a_token_nothing_is_told(office):
    refusal = Client().get("/api/documents")
    assert (refusal.status_code, refusal["Content-Type"]) == (401, "application/problem+json")
    assert refusal["WWW-Authenticate"] == "Token"
    assert status_with("wrong") == 401


def test_a_session_works_too_and_needs_its_proof_of_origin(office):
    client = Client(enforce_csrf_checks=True)
    client.force_login(office.congchuc1)
    assert client.get("/api/documents").status_code == 200
    refusal = client.post("/api/documents", {}, content_type="application/json")
    assert (refusal.status_code, refusal.json()["type"]) == (403, "urn:qms:problem:not-allowed")


@pytest.mark.parametrize("address", ["nothing", "documents/999", "documents/1/2/3", "documents/", ""])
def test_an_unknown_address_is_told_in_json(script, address):
    refusal = script("congchuc1").get(address)
    assert (refusal.status_code, refusal["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [("{", "application/json", 400), ("[1]", "application/json", 400), ("x", "text/plain", 415)],
)
def test_a_body_that_can_not_be_read_is_told(script, body, kind, status):
    refusal = script("congchuc1").client.post("/api/documents", body, content_type=kind)
    assert (refusal.status_code, refusal.json()["status"]) == (status, status)


def test_a_method_that_is_not_there_is_told(script):
    refusal = script("congchuc1").client.delete("/api/documents")
    assert (refusal.status_code, refusal["Allow"]) == (405, "GET, POST, HEAD, OPTIONS")


@pytest.mark.parametrize(("asked", "language"), [("en", "en"), ("vi", "vi"), ("de", "vi"), ("", "vi")])
def test_answers_speak_the_language_asked_for(office, asked, language):
    refusal = Client(headers={"Accept-Language": asked} if asked else {}).get("/api/documents")
    assert refusal["Content-Language"] == language
    assert (refusal.json()["title"] == "Who asks is not known") == (language == "en")


def test_a_fault_of_the_program_is_told_without_its_inside(script, monkeypatch):
    monkeypatch.setattr("qms.api.views.faces", lambda: 1 / 0)
    client = script("congchuc1").client
    client.raise_request_exception = False
    refusal = client.get("/api/documents")
    assert refusal.status_code == 500
    assert "division" not in refusal.content.decode()
