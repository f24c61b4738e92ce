"""Idempotency-Key: a request that comes again happens once and is answered alike."""

from datetime import timedelta

import pytest
from django.db import connection

from documents.controlled.models import Document
from qms.api.handlers import forget_api_answers
from qms.api.models import KeptAnswer
from qms.ledger.now import now

from . import making

pytestmark = pytest.mark.both_databases

KEY = {"Idempotency-Key": "once"}


def submit(script, revision, **body):
    address = f"document-revisions/{revision['id']}/acts/submit"
    return script("congchuc1").post(address, {"sequence": revision["sequence"]} | body, **KEY)


def test_the_first_answer_is_given_again(script):
    revision = making.draft(script)
    first, second = submit(script, revision), submit(script, revision)
    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()


def test_a_key_used_for_something_else_is_refused(script):
    revision = making.draft(script)
    submit(script, revision)
    refusal = submit(script, revision, reason="another body")
    assert refusal.status_code == 422
    assert list(refusal.json()["errors"]) == ["Idempotency-Key"]


def test_a_refusal_keeps_nothing_so_the_key_may_be_tried_again(script):
    revision = making.draft(script, reviewers=[])
    assert submit(script, revision).status_code == 409
    assert not KeptAnswer.objects.exists()
    edited = making.done(script("congchuc1").act(revision, "edit", reviewers=["truongphong"]))
    assert submit(script, edited).status_code == 200


def test_creation_happens_once(script):
    body = {"code": "QT-1", "title": "A", "kind": "form", "unit": "vhxh"}
    first = script("congchuc1").post("documents", body, **KEY)
    second = script("congchuc1").post("documents", body, **KEY)
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert second["Location"] == first["Location"]
    assert Document.objects.count() == 1


def test_another_person_may_use_the_same_key(script):
    revision = making.draft(script)
    submit(script, revision)
    address = f"document-revisions/{revision['id']}/acts/submit"
    assert script("congchuc2").post(address, {"sequence": 1}, **KEY).status_code in (403, 409)


def test_answers_are_forgotten_after_seven_days(script):
    submit(script, making.draft(script))
    assert forget_api_answers(now() + timedelta(days=6)) == 0
    assert forget_api_answers(now() + timedelta(days=8)) == 1


@pytest.mark.parametrize(("key", "inside"), [("", False), ("abc", True)])
def test_an_answer_is_told_when_the_writer_is_free_again_unless_it_is_kept(script, monkeypatch, key, inside):
    """Nobody waits for SQLite's one writer while an answer is written; a kept one stands or falls with its act."""
    depths, without = [], len(connection.savepoint_ids)
    monkeypatch.setattr(
        "qms.api.views.record_json",
        lambda record, user, beside: depths.append(len(connection.savepoint_ids)) or {"id": record.pk},
    )
    values = {"code": "QT-1", "title": "A", "kind": "form", "unit": "vhxh"}
    headers = {"Idempotency-Key": key} if key else {}
    assert script("congchuc1").post("documents", values, **headers).status_code == 201
    assert [depth > without for depth in depths] == [inside]
