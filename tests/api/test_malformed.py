"""A request that can't be read is refused as a whole: with a status of its own, as a problem, and nothing happens."""

import json
from decimal import Decimal

import pytest
from django import forms
from django.conf import settings
from django.http import QueryDict
from django.test import Client
from django.utils import translation

from documents.controlled.models import Document
from qms.api.bodies import _data_for
from qms.ledger.legible import DEEPEST, LARGEST, LegibleJSON
from qms.text.inputs import NumberField

from . import making

PROBLEM = "application/problem+json"
# What no JSON is, or none that can be kept.
UNREADABLE = {
    "no JSON": b"{",
    "a list": b"[]",
    "a number": b"1",
    "another encoding": "{}".encode("utf-16"),
    "broken letters": b'{"title": "\xff"}',
    "half a character": b'{"title": "\\ud83d"}',
    "half a character as a name": b'{"\\udc00": 1}',
    "half a character deep inside": b'{"readers": [{"a": ["\\ud83d"]}]}',
    "NUL": b'{"title": "a\\u0000b"}',
    "100,000 brackets": b"[" * 100_000,
    "100,000 objects": b'{"a":' * 100_000,
    "deeper than anything kept": b'{"title": ' + b"[" * 60 + b"]" * 60 + b"}",
    "endless": b'{"sequence": 1e999}',
    "endless below": b'{"sequence": -1e999}',
    "not a number": b'{"sequence": NaN}',
    "Infinity": b'{"sequence": Infinity}',
    "more than any column holds": b'{"sequence": 9223372036854775808}',
    "five thousand digits": b'{"sequence": ' + b"9" * 5000 + b"}",
}


@pytest.fixture
def sent(script):
    """`sent(address, body)`: what the API says to a body of bytes."""
    client = script("congchuc1").client

    def post(address, body, content_type="application/json", **headers):
        return client.generic("POST", f"/api/{address}", body, content_type=content_type, headers=headers)

    return post


def is_problem(answer, status):
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM), answer.content
    told = answer.json()
    assert told["status"] == status and told["title"] and told["detail"]
    return told


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
def test_a_body_that_cant_be_read_is_refused(script, sent, body):
    revision = making.draft(script)
    for address in ("documents", "document-revisions", f"document-revisions/{revision['id']}/acts/edit"):
        is_problem(sent(address, body), 400)
    assert Document.objects.count() == 1


@pytest.mark.parametrize("body", [b'{"title": "\\ud83d\\ude00"}', b'{"note": "a\\u0301"}'], ids=["a pair", "a mark"])
def test_whole_characters_are_read(sent, body):
    assert "NUL" not in is_problem(sent("documents", body), 422 if b"title" in body else 400)["detail"]


@pytest.mark.parametrize("depth", [DEEPEST, DEEPEST + 1])
def test_what_lies_within_itself_is_read_to_a_depth(depth):
    text = "[" * depth + "1" + "]" * depth
    if depth <= DEEPEST:
        assert json.dumps(LegibleJSON().decode(text)) == text
    else:
        with pytest.raises(json.JSONDecodeError):
            LegibleJSON().decode(text)


def test_the_largest_number_is_read():
    assert LegibleJSON().decode(f"[{LARGEST}, {-LARGEST}, 1.5e300]") == [LARGEST, -LARGEST, 1.5e300]


@pytest.mark.parametrize("sequence", ["true", "1.5", '"x"', '"1.0"', "[]", "{}", '"' + "9" * 30 + '"', "null", '""'])
def test_a_sequence_that_is_no_whole_number_is_refused_at_its_name(script, sent, sequence):
    revision = making.draft(script)
    body = f'{{"sequence": {sequence}, "title": "Khác"}}'.encode()
    assert "sequence" in is_problem(sent(f"document-revisions/{revision['id']}/acts/edit", body), 422)["errors"]


def test_words_in_the_place_of_a_file_are_refused_and_not_dropped(script, sent):
    revision = making.draft(script)
    body = json.dumps({"sequence": revision["sequence"], "file": "abc"}).encode()
    assert "file" in is_problem(sent(f"document-revisions/{revision['id']}/acts/edit", body), 422)["errors"]


@pytest.mark.parametrize("day", ["5", "1.5", "true", '"2026-13-45"', '"x"', "[]"])
def test_what_is_no_day_is_refused_at_its_name(script, sent, day):
    making.submitted(script)
    body = f'{{"sequence": 2, "in_force_on": {day}}}'.encode()
    assert "in_force_on" in is_problem(sent("document-revisions/1/acts/schedule", body), 422)["errors"]


def test_a_body_too_large_is_refused(sent):
    is_problem(sent("documents", b'{"title": "' + b"a" * 10_000_000 + b'"}'), 413)


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded", "x", ""])
def test_another_kind_of_body_is_refused(sent, kind):
    is_problem(sent("documents", b"title=x", kind), 415)


@pytest.mark.parametrize("kind", ["multipart/form-data", "application/json; charset=rot13"])
def test_a_kind_that_says_too_little_is_refused(sent, kind):
    is_problem(sent("documents", b'{"title": "x"}', kind), 400)


def test_a_form_holds_no_nul_either(script):
    answer = script("congchuc1").client.post("/api/documents", {"title": "a\0b", "reason": "x"})
    is_problem(answer, 400)


@pytest.mark.parametrize("number", ["9" * 25, str(LARGEST + 1), "0"])
def test_a_number_of_no_record_is_not_found(script, sent, number):
    client = script("congchuc1").client
    for address in (f"documents/{number}", f"documents/{number}/history"):
        is_problem(client.get(f"/api/{address}"), 404)
    is_problem(sent(f"document-revisions/{number}/acts/edit", b'{"sequence": 1}'), 404)


@pytest.mark.parametrize(
    "asked", ["after=x", f"after={'9' * 5000}", "limit=0", "limit=1e999", "limit=201", "unit=%ED%A0%80", "field=x"]
)
def test_a_question_that_makes_no_sense_is_refused(script, asked):
    is_problem(script("congchuc1").client.get(f"/api/documents?{asked}"), 422)


@pytest.mark.parametrize("after", ["9" * 30, "-" + "9" * 30, "-1"])
def test_a_page_after_any_number_is_a_page(script, after):
    making.document(script)
    rows = script("congchuc1").get("documents", after=after).json()["results"]
    assert len(rows) == (0 if after.startswith("-") else 1)


def test_nul_in_an_address_is_refused_to_scripts_and_people(script, office):
    is_problem(script("congchuc1").client.get("/api/documents?q=a%00b"), 400)
    browser = Client(raise_request_exception=False)
    browser.force_login(office.congchuc1)
    for address in ("/documents?q=a%00b", "/documents?%00=1", "/search?q=%00", "/documents/%00"):
        assert browser.get(address).status_code == 400, address
    assert browser.post("/documents/new", {"title": "a\0b"}).status_code == 400
    assert browser.post("/documents/new", {"title": "ab"}).status_code == 422


def test_a_host_that_nobody_knows_is_refused_as_a_problem(script):
    is_problem(script("congchuc1").client.get("/api/documents", headers={"Host": "elsewhere.example"}), 400)
    assert settings.ALLOWED_HOSTS


class NumberForm(forms.Form):
    number = NumberField()


@pytest.mark.parametrize(("text", "number"), [("1.500", "1.5"), ("1.5", "1.5"), ("1,5", "1.5"), ("1500", "1500")])
def test_a_number_written_as_text_means_the_same_with_files_and_in_json(text, number):
    with translation.override("vi"):
        for body in (QueryDict(f"number={text}"), {"number": text}):
            form = NumberForm(_data_for(NumberForm, body, None))
            assert form.is_valid() and form.cleaned_data["number"] == Decimal(number), form.errors
        page = NumberForm(QueryDict("number=1.500"))
        assert page.is_valid() and page.cleaned_data["number"] == 1500, "on a page it is written as people write it"
