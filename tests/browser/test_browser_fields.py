"""Own fields in an English browser: days, files and what is missing are told in the page's language."""

from datetime import date

import pytest

from .conftest import SIZES, opened, page_is_clean

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.web.urls")]


@pytest.fixture(params=["desktop", "phone"])
def english_browser(request, chromium, bare_server):
    """A browser whose own language is English, as on most office machines, on a Vietnamese page of fields."""
    for page in opened(chromium, SIZES[request.param], locale="en-US"):
        page.goto(f"{bare_server.url}/gallery")
        yield page


def test_a_day_is_typed_or_picked_as_offices_write_it(english_browser):
    page = english_browser
    field = page.locator("input[data-day]").first
    field.fill("28/02/2026")
    page.get_by_role("button", name="Lịch").first.click()
    calendar = page.get_by_role("dialog", name="Lịch")
    assert "Tháng 2/2026" in calendar.inner_text() and "T2" in calendar.inner_text()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert field.input_value() == "01/03/2026" and calendar.count() == 0
    page.get_by_role("button", name="Lịch").first.click()
    page.keyboard.press("Escape")
    assert calendar.count() == 0 and field.evaluate("each => each === document.activeElement")
    page.get_by_role("button", name="Lịch").first.click()
    page.get_by_role("button", name="Hôm nay").click()
    assert field.input_value() == f"{date.today():%d/%m/%Y}"
    page_is_clean(page)


def test_a_calendar_closes_whichever_way_it_is_left(english_browser):
    page = english_browser
    opener = page.get_by_role("button", name="Lịch").first
    calendar = page.get_by_role("dialog", name="Lịch")
    for leave in (opener.click, lambda: page.mouse.click(2, 400)):
        opener.click()
        assert calendar.count() == 1 and opener.get_attribute("aria-expanded") == "true"
        leave()
        assert calendar.count() == 0 and opener.get_attribute("aria-expanded") == "false"


def test_files_are_chosen_added_and_left_out(english_browser):
    page = english_browser
    field = page.locator("input[type=file][multiple]").first
    assert page.get_by_text("Chọn các tệp").first.is_visible()
    field.set_input_files([{"name": "một.pdf", "mimeType": "application/pdf", "buffer": b"1" * 2048}])
    field.set_input_files([{"name": "hai.pdf", "mimeType": "application/pdf", "buffer": b"22"}])
    assert field.evaluate("each => [...each.files].map(file => file.name)") == ["một.pdf", "hai.pdf"]
    assert page.get_by_text("2,0 KB").is_visible()
    page.get_by_role("button", name="Bỏ tệp này: một.pdf").click()
    assert field.evaluate("each => [...each.files].map(file => file.name)") == ["hai.pdf"]
    page_is_clean(page)


def test_what_is_missing_is_told_in_the_pages_language(english_browser):
    page = english_browser
    form = page.locator("main form:has(#id_title)")
    page.fill("#id_title", "")
    form.evaluate("each => { each.noValidate = false; each.requestSubmit() }")  # the gallery asks the server alone
    assert form.get_by_text("Cần nhập ô này.").first.is_visible()
    assert page.evaluate("document.activeElement.id") == "id_title"
    page.fill("#id_title", "Có chữ")
    assert page.locator("#id_title[aria-invalid]").count() == 0


TOLD = """() => new MutationObserver(() => {
    const told = document.querySelector("[data-travelling]");
    if (told) sessionStorage.told = `${sessionStorage.told || ""}|${told.innerText}`;
}).observe(document.body, { childList: true, subtree: true, characterData: true })"""


def sent_with_a_file(page):
    """Send the form of the gallery with a file: what was told of its way, and whether the browser sent each itself."""
    by_browser = []
    page.on("request", lambda each: each.method == "POST" and by_browser.append("x-sends-files" not in each.headers))
    page.evaluate(TOLD)
    form = page.locator("main form:has(#id_title)")
    page.fill("#id_title", "Có tệp")
    file = {"name": "một.pdf", "mimeType": "application/pdf", "buffer": b"1" * 300_000}
    form.locator("input[type=file]").first.set_input_files([file])
    with page.expect_navigation():
        form.evaluate("each => each.requestSubmit(each.querySelector('button:not([type=button])'))")
    return page.evaluate("sessionStorage.told"), by_browser


def test_files_on_their_way_are_told_in_per_cent_and_the_script_goes_on_to_the_next_page(english_browser):
    page = english_browser
    page.fill("#id_reason", "Thử")
    page.fill("#id_day", "28/02/2026")
    page.locator("[name=outcome]").first.press("Space")  # a press finds its control however busy the machine draws
    page.locator("#id_agreed").press("Space")
    told, by_browser = sent_with_a_file(page)
    assert "Đang gửi… 293 KB" in told and "100 %" in told, told
    assert by_browser == [False] and page.get_by_text("Đã hiểu").count() == 1, "its message is read by the person"


def test_a_form_that_is_refused_comes_back_as_the_browsers_own_page(english_browser):
    told, by_browser = sent_with_a_file(english_browser)
    assert "100 %" in told and by_browser == [False, True]
    assert english_browser.locator("#id_reason[aria-invalid]").count() == 1
    page_is_clean(english_browser)
