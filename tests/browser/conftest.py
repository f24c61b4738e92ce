"""A real browser before the program: Debian's Chromium, two sizes, and what "a clean page" means."""

import json
import os
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
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


def pytest_configure():
    # Playwright's loop runs in this thread, and Django would refuse the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests of a process."""
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
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
    """Open pages at one size; afterwards nothing may have gone wrong in them or left the host."""
    context = chromium.new_context(viewport=SIZES[size], locale="vi-VN", service_workers="block")
    page = context.new_page()
    page.faults, page.requested = [], []
    page.on("request", lambda request: page.requested.append(request.url))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on("console", lambda line: page.faults.append(line.text) if "Content Security Policy" in line.text else None)
    yield page
    context.close()


def log_in(page, server, username, password):
    """Come in by the log-in page, as a person does."""
    page.goto(f"{server.url}/login")
    page.fill("[name=username]", username)
    page.fill("[name=password]", password)
    page.click("main form [type=submit], main form button:not([name])")
    page.wait_for_load_state("networkidle")


def page_is_clean(page):
    """Accessible, no wider than the screen, nothing asked of others, no word of the libraries."""
    assert page.faults == [], page.faults
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], "sideways scroll"
    hosts = {urlsplit(url).netloc for url in page.requested if not url.startswith(("data:", "blob:"))}
    assert hosts <= {urlsplit(page.url).netloc}, hosts
    if page.get_attribute("html", "lang") == "vi":
        text = page.inner_text("body")
        assert [word for word in ENGLISH if re.search(rf"\b{word}\b", text)] == []


def serious(page):
    """What axe finds serious or critical: rule, and where."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{each['id']}: {json.dumps([node['target'] for node in each['nodes']])} {each['nodes'][0]['failureSummary']}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
