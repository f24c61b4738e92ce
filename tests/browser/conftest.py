"""A real browser before the program: Debian's Chromium, two sizes, and what "a clean page" means."""

import json
import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.legs import chromium_program

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
# Nothing is loaded beforehand: only the rules of orientation ask for it, which are no part of what is looked for.
LOOKED_FOR = "{resultTypes: ['violations'], preload: false}"
SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Words of the libraries that must not show through on a Vietnamese page.
ENGLISH = ["Inbox", "Execute", "Assign", "True", "None", "Submit", "Search", "Next", "Previous", "Login"]
# Small words by which an untranslated sentence gives itself away; none of them is Vietnamese.
ENGLISH_SMALL = ["of", "is", "are", "this", "with", "your", "was", "which", "and", "not", "step", "dossier", "from"]
# What a person reads or hears: the text, the names given to controls and pictures.
READ = """() => [document.title, document.body.innerText, ...[...document.querySelectorAll(
    "[aria-label],[title],[placeholder],[alt]")].map(e => ["aria-label", "title", "placeholder", "alt"]
    .map(n => e.getAttribute(n) || "").join(" ")), ...[...document.querySelectorAll("svg title, svg desc")]
    .map(e => e.textContent)].join("\\n")"""
WIDEST = """() => [...document.querySelectorAll("main *, header *")].filter(
    e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".wide, svg")).slice(0, 3)
    .map(e => e.tagName + "." + e.className)"""


def pytest_configure():
    # Playwright's loop runs in this thread, and Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests of a process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def bare_server():
    """The program in a thread, for pages that ask nothing of the database; others use pytest-django's live_server."""
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture(params=SIZES)
def size(request):
    return request.param


@pytest.fixture
def visit(chromium, size):
    """Open pages at one size."""
    yield from opened(chromium, SIZES[size])


@pytest.fixture
def visit_to_resize(chromium):
    """Open pages on a desktop, where `at_each_size` looks at them at every size."""
    yield from opened(chromium, SIZES["desktop"])


def opened(chromium, viewport, locale="vi-VN"):
    """A page of a browser of its own, with what it asked for and what went wrong there."""
    context = chromium.new_context(viewport=viewport, locale=locale, service_workers="block")
    page = context.new_page()
    page.faults, page.requested = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda line: page.faults.append(line.text) if "Content Security Policy" in line.text else None)
    yield page
    context.close()


def come_in(page, server, person):
    """Be signed in as a person, without the log-in page."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url}])


def log_in(page, server, username, password):
    """Come in by the log-in page, as a person does."""
    page.goto(f"{server.url}/login")
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.click("main form [type=submit], main form button:not([name])")
    page.wait_for_load_state("networkidle")


def at_each_size(page):
    """A page that is open, at one size after the other: most of the time of a look goes into opening it."""
    for name, viewport in SIZES.items():
        page.set_viewport_size(viewport)
        yield name


def page_is_clean(page):
    """Accessible, no wider than the screen, nothing asked of others, no word of the libraries."""
    assert faults_of(page) == []


def faults_of(page):
    """What is not clean about a page, a line each."""
    found = [*page.faults, *serious(page)]
    if page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]:
        found.append(f"sideways scroll: {page.evaluate(WIDEST)}")
    hosts = {urlsplit(url).netloc for url in page.requested if not url.startswith(("data:", "blob:"))}
    found += [f"asked of another host: {host}" for host in hosts - {urlsplit(page.url).netloc}]
    if page.get_attribute("html", "lang") == "vi":
        found += [f"English: {words}" for words in english_in(page.evaluate(READ))]
    return [f"{urlsplit(page.url).path}: {fault}" for fault in found]


def english_in(text):
    """Words of the libraries, and sentences of ours that nobody translated, with what stands around them."""
    patterns = [rf"\b{word}\b" for word in ENGLISH]
    patterns.append(rf"(?i)\b(?:{'|'.join(ENGLISH_SMALL)})\b")
    hits = [hit for pattern in patterns for hit in re.finditer(pattern, text)]
    return sorted({text[max(0, hit.start() - 25) : hit.end() + 25].replace("\n", " ") for hit in hits})


def serious(page):
    """What axe finds serious or critical: rule, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(f"axe.run(document, {LOOKED_FOR})")["violations"]
    return [
        f"{each['id']}: {json.dumps([node['target'] for node in each['nodes']])} {each['nodes'][0]['failureSummary']}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
