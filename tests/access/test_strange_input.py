"""Whatever comes in, no page and no address of the API ends in a fault of the program."""

import json
import sys
from functools import cache
from pathlib import Path
from re import findall
from urllib.parse import quote_from_bytes

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import QueryDict
from django.test import Client
from lxml import html

from qms.acts.acts import acts_of
from qms.api.tokens import issue_token
from qms.lifecycle.filters import filter_class
from qms.lifecycle.registry import faces

from .addresses import address
from .strange import VALUES, WORDS
from .test_pages_by_role import TABLE, browser_of
from .world import ROLES

ROOT = Path(__file__).resolve().parents[2]
# Each word costs a walk through all pages, so only those that differ in what they break go through them.
# The first is one that no gate stops, so that it shows what a page reads.
WALKED = ["digits of another script", "NUL", "a number no column holds", "a number of five thousand digits", "blanks"]
ASKED_SINGLY = ["a number of five thousand digits", "a day that is none"]
SENT = ["a long text", "digits of another script", "the last day of all"]
PAGES = [line for line in TABLE if not line.startswith("api_")]
ASKED = r"""\bGET(?:\.get|\.getlist)?[\[(]"([\w-]+)"|"([\w-]+)" (?:not )?in request\.GET"""

pytestmark = pytest.mark.slow


def shown_to(line):
    """The first role to which a page is shown."""
    shown = (role for role, letter in zip(ROLES, TABLE[line], strict=True) if letter in ".>" and ROLES[role])
    return next(shown, "manager")


def new_browser_of(role, world):
    """Whatever is sent may end its session; that of the next page is another."""
    browser = Client(raise_request_exception=False)
    browser.force_login(getattr(world.office, ROLES[role]))
    return browser


def in_bytes(word):
    return word.encode("utf-8", "surrogatepass")


class Asked(QueryDict):
    """What an address asks for; it remembers what was read of it, and by which line of the program."""

    reads = set()

    @classmethod
    def of(cls, request):
        return request.__dict__.setdefault("_asked", cls(request.META.get("QUERY_STRING", "")))

    def __getitem__(self, name):
        self._read(name)
        return super().__getitem__(name)

    def getlist(self, name, default=None):
        self._read(name)
        return super().getlist(name, default)

    def __contains__(self, name):
        self._read(name)
        return super().__contains__(name)

    def _read(self, name):
        frame = sys._getframe(2)
        while "site-packages" in frame.f_code.co_filename:
            frame = frame.f_back
        self.reads.add((name, frame.f_code.co_filename, frame.f_lineno))


@cache
def asked_with(word):
    """The part of an address that asks for everything any page asks for, with one strange word."""
    value = quote_from_bytes(in_bytes(WORDS[word][:2000]))
    return "&".join(f"{name}={value}" for name in names_asked())


@cache
def names_asked():
    """Every name by which a page asks its address for something."""
    rooms = ("qms", "documents", "processes", "audits")
    texts = [path.read_text(encoding="utf-8") for room in rooms for path in (ROOT / room).rglob("*.py")]
    return sorted({name for text in texts for pair in findall(ASKED, text) for name in pair if name})


def faults(answers):
    """What ended in a fault of the program, with the fault."""
    wrong = [(what, answer) for what, answer in answers if answer.status_code >= 500]
    return {what: repr(getattr(answer, "exc_info", ["", ""])[1])[:200] for what, answer in wrong}


def test_a_page_answers_whatever_its_address_asks(world, monkeypatch):
    """Every page is asked with the first word, and with the others if a line of the program read what none had yet."""
    monkeypatch.setattr(WSGIRequest, "GET", property(Asked.of))
    first, *others = [*WALKED, "the last day of all"]
    answers, known = [], set()
    for line in PAGES:
        browser, url = browser_of(shown_to(line), world), address(line, world)
        Asked.reads.clear()
        answers.append(((line, first), browser.get(f"{url}?{asked_with(first)}")))
        words = others if Asked.reads - known else ()
        known |= Asked.reads
        answers += [((line, word), browser.get(f"{url}?{asked_with(word)}")) for word in words]
    assert len(known) > 100
    assert faults(answers) == {}


def questions_of_registers():
    """(its address, the question) of each filter of a register that is of no kind asked before."""
    different = {}
    for collection, kind in faces().items():
        for name, asked in filter_class(kind)({}, kind.model._default_manager.none(), None).filters.items():
            different.setdefault((name, type(asked), asked.field_name, str(asked.method)), (f"/{collection}", name))
    return different.values()


@pytest.mark.parametrize("word", ASKED_SINGLY)
def test_a_register_answers_whatever_a_single_question_asks(world, word):
    browser, value = new_browser_of("manager", world), quote_from_bytes(in_bytes(WORDS[word][:2000]))
    asked = [
        (f"{register}?{name}", browser.get(f"{register}?{name}={value}")) for register, name in questions_of_registers()
    ]
    assert len(asked) > 80
    assert faults(asked) == {}


def forms_of(browser, url):
    """(address, names of its fields) of each form that the page shows and that changes something."""
    shown = browser.get(url)
    if shown.status_code != 200 or "text/html" not in shown["Content-Type"] or not shown.content:
        return []
    page = html.fromstring(shown.content.decode())
    forms = [form for form in page.forms if form.method == "POST" and "logout" not in (form.action or "")]
    return [(form.action or url, {str(name) for name in form.inputs.keys()}) for form in forms]  # noqa: SIM118


def test_a_form_of_a_page_answers_whatever_is_typed(world):
    seen, answers = set(), []
    for line in PAGES:
        browser, url = new_browser_of(shown_to(line), world), address(line, world)
        for action, names in forms_of(browser, url):
            key = (action.partition("?")[0], frozenset(names))
            if key in seen or not names - {"csrfmiddlewaretoken"}:
                continue
            seen.add(key)
            for word in WALKED:
                value = quote_from_bytes(in_bytes(WORDS[word]))
                body = "&".join(f"{name}={value}" for name in names)
                sent = browser.generic("POST", action, body, content_type="application/x-www-form-urlencoded")
                answers.append(((line, action, word), sent))
    assert len(seen) > 50
    assert faults(answers) == {}


def forms_of_the_api(world):
    """(address, fields, body to begin with) of everything that the API can be asked to do to a record of the world."""
    for collection, kind in faces().items():
        if kind.create_form:
            yield f"/api/{collection}", [*kind.create_form.base_fields], {}
        record = kind.model._default_manager.order_by("-pk").first()
        for name in acts_of(kind.model) if record else ():
            form = kind.forms.get(name)
            fields = ["reason", "password", *(form.base_fields if form else ())]
            yield f"/api/{collection}/{record.pk}/acts/{name}", fields, {"sequence": record.sequence}


@pytest.mark.parametrize("word", [*SENT, *VALUES])
def test_the_api_answers_whatever_its_fields_hold(world, word):
    value = {**WORDS, **VALUES}[word]
    script = Client(headers={"Authorization": f"Token {issue_token(world.office.qmr)}"}, raise_request_exception=False)
    answers = []
    for url, fields, known in forms_of_the_api(world):
        body = known | dict.fromkeys(fields, value)
        answer = script.generic("POST", url, json.dumps(body), content_type="application/json")
        answers.append((url, answer))
    assert len(answers) > 150
    assert faults(answers) == {}
    told = {answer["Content-Type"] for _url, answer in answers if answer.status_code >= 400}
    assert told == {"application/problem+json"}
