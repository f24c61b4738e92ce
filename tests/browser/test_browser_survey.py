"""Surveys in a real browser: the kiosk takes an answer with presses alone, at its own size and on a phone."""

import pytest
from django.core.cache import cache

from processes.surveys.parts import SurveyAnswer
from processes.surveys.tokens import kiosk_token, survey_token
from tests.office import Office
from tests.processes.surveys import making

from .conftest import page_is_clean

pytestmark = pytest.mark.browser
KIOSK = {"width": 1080, "height": 1920}


@pytest.fixture
def survey(transactional_db):
    cache.clear()
    return making.open_survey(Office(), questions=making.QUESTIONS[:3])


def faces(page):
    return page.locator(".asked:not([hidden]) .faces label")


def test_the_kiosk_is_answered_by_presses_and_returns_to_its_start(survey, live_server, visit, size):
    if size == "desktop":
        visit.set_viewport_size(KIOSK)
    start = f"{live_server.url}/kiosk/{kiosk_token(survey)}"
    visit.goto(start)
    page_is_clean(visit)
    assert visit.locator("nav, header a, footer").count() == 0
    box = faces(visit).nth(3).bounding_box()
    assert box["height"] >= 64 and box["width"] >= 64
    faces(visit).nth(3).click()
    visit.locator(".asked:not([hidden]) .choices label").first.click()
    visit.get_by_text("3 / 3").wait_for()
    page_is_clean(visit)
    faces(visit).nth(4).click()
    with visit.expect_navigation():
        visit.locator("form button:not([type])").click()
    page_is_clean(visit)
    assert SurveyAnswer.objects.get().answers == {"q1": 4, "q2": "1 lần", "q3": 5}
    visit.wait_for_url(start, timeout=12000)


@pytest.mark.parametrize("size", ["desktop"], indirect=True)
def test_an_answer_left_half_done_is_forgotten(survey, live_server, visit):
    visit.clock.install()
    visit.goto(f"{live_server.url}/kiosk/{kiosk_token(survey)}")
    faces(visit).nth(0).click()
    visit.clock.fast_forward(1000)
    assert visit.locator(".kiosk-place").inner_text().startswith("2")
    with visit.expect_navigation():
        visit.clock.fast_forward(21000)
    assert visit.locator(".kiosk-place").inner_text().startswith("1")
    assert visit.locator("input:checked").count() == 0
    assert not SurveyAnswer.objects.exists()


def test_what_was_left_out_is_shown_and_the_rest_kept(survey, live_server, visit):
    visit.goto(f"{live_server.url}/survey/{survey_token(survey)}")
    faces(visit).nth(2).click()
    with visit.expect_navigation():
        visit.locator("form button").click()
    page_is_clean(visit)
    assert visit.locator(".fault").count() == 2 and visit.locator("input:checked").count() == 1


def test_all_is_answered_without_script(survey, live_server, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/kiosk/{kiosk_token(survey)}")
    for key, value in (("q1", "2"), ("q2", "2 lần"), ("q3", "3")):
        page.check(f"[name={key}][value='{value}']", force=True)
    page.click("form button")
    assert SurveyAnswer.objects.get().answers == {"q1": 2, "q2": "2 lần", "q3": 3}
    context.close()
