"""The second factor in a real browser: set with the key beside the picture, asked for at the login, lost."""

import base64
import os
import time

import pytest

from qms.people.one_time_codes import code_at
from tests.office import Office

from .conftest import come_in, log_in, page_is_clean

pytestmark = pytest.mark.browser


@pytest.fixture
def office(transactional_db):
    return Office()


def seen(page, name, size):
    """Keep a picture of the page where whoever looks wants one."""
    if folder := os.environ.get("LOOK_INTO"):
        page.screenshot(path=f"{folder}/{name}-{size}.png", full_page=True)


def code_of(key, later=0):
    return code_at(base64.b32decode(key.replace(" ", "")), int(time.time()) // 30 + later)


def test_it_is_set_asked_for_and_lost(office, live_server, visit, size):
    come_in(visit, live_server, office.qmr)
    visit.goto(f"{live_server.url}/me/second-factor")
    page_is_clean(visit)
    seen(visit, "set", size)
    key = visit.locator("main code").inner_text()
    visit.fill("[name=password]", "demo")
    visit.fill("[name=code]", code_of(key))
    visit.click("main form button.btn-primary")
    page_is_clean(visit)
    seen(visit, "codes", size)
    recovery = visit.locator("main li code").all_inner_texts()
    assert len(recovery) == 10
    visit.goto(f"{live_server.url}/me/second-factor")
    page_is_clean(visit)
    seen(visit, "there", size)

    visit.context.clear_cookies()
    log_in(visit, live_server, "qmr", "demo")
    page_is_clean(visit)
    seen(visit, "code", size)
    visit.click("text=Tôi không còn điện thoại lẫn mã khôi phục")
    page_is_clean(visit)
    seen(visit, "lost", size)
    visit.go_back()
    visit.fill("[name=code]", recovery[0])
    visit.click("main form button.btn-primary")
    visit.wait_for_url(lambda url: "/login" not in url)
