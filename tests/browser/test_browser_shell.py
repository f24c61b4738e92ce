"""The shell in a real browser: clean at both sizes, led by keys, and losing nothing that was typed."""

import pytest

from .conftest import page_is_clean

pytestmark = [pytest.mark.browser, pytest.mark.urls("tests.web.urls")]
at_one_size = pytest.mark.parametrize("size", ["desktop"], indirect=True)


@pytest.mark.parametrize("path", ["/gallery", "/login", "/nowhere", "/refuse", "/break-down"])
def test_pages_are_clean(visit, bare_server, path):
    visit.goto(bare_server.url + path)
    page_is_clean(visit)


def test_gallery_in_english_is_clean_too(visit, bare_server):
    visit.goto(f"{bare_server.url}/login")
    visit.get_by_role("button", name="English").click()
    visit.goto(f"{bare_server.url}/gallery")
    assert visit.get_attribute("html", "lang") == "en"
    page_is_clean(visit)


@at_one_size
def test_the_editor_speaks_vietnamese_and_takes_no_files(visit, bare_server):
    visit.goto(f"{bare_server.url}/gallery")
    assert visit.locator("[data-trix-attribute=bold]").first.get_attribute("title") == "Chữ đậm"
    assert visit.locator("[data-trix-button-group=file-tools]").count() == 0


def test_help_opens_by_its_key_and_closes_by_escape(visit, bare_server):
    visit.goto(f"{bare_server.url}/gallery")
    visit.keyboard.press("?")
    assert visit.locator("#keys").is_visible()
    page_is_clean(visit)
    visit.keyboard.press("Escape")
    assert not visit.locator("#keys").is_visible()


@at_one_size
def test_the_first_key_leads_past_the_navigation(visit, bare_server):
    visit.goto(f"{bare_server.url}/gallery")
    visit.keyboard.press("Tab")
    visit.keyboard.press("Enter")
    assert visit.evaluate("document.activeElement.id") == "content"


def fill(page):
    page.fill("#id_title", "Quy trình tiếp nhận")
    page.fill("#id_reason", "Tỉnh đổi biểu mẫu")
    page.locator("trix-editor").first.click()
    page.keyboard.type("Mục đích")
    page.check("#id_outcome_1")
    page.wait_for_timeout(600)


def typed(page):
    return [
        page.input_value("#id_title"),
        page.input_value("#id_reason"),
        page.locator("trix-editor").first.inner_text().strip(),
        page.is_checked("#id_outcome_1"),
    ]


TYPED = ["Quy trình tiếp nhận", "Tỉnh đổi biểu mẫu", "Mục đích", True]


@at_one_size
def test_a_draft_outlives_a_reload_until_it_is_thrown_away(visit, bare_server):
    visit.goto(f"{bare_server.url}/gallery")
    fill(visit)
    visit.reload()
    assert visit.get_by_text("Đã khôi phục nội dung").is_visible()
    assert typed(visit) == TYPED
    page_is_clean(visit)
    with visit.expect_navigation():
        visit.get_by_role("button", name="Bỏ bản nháp").click()
    assert typed(visit) == ["", "", "", False]


@at_one_size
def test_a_refused_form_keeps_what_was_typed(visit, bare_server):
    visit.goto(f"{bare_server.url}/gallery")
    fill(visit)
    visit.click("form[data-draft] > button")
    visit.locator("#id_day_error").wait_for()
    assert typed(visit) == TYPED


@at_one_size
def test_a_draft_outlives_a_failed_send_and_goes_after_a_good_one(visit, bare_server):
    visit.goto(f"{bare_server.url}/gallery")
    fill(visit)
    visit.fill("#id_day", "05/03/2026")
    visit.check("#id_agreed")
    visit.context.clear_cookies()  # what a form sees that stood open too long
    visit.click("form[data-draft] > button")
    visit.get_by_role("heading", name="Biểu mẫu đã mở quá lâu").wait_for()
    page_is_clean(visit)
    visit.goto(f"{bare_server.url}/gallery")
    assert typed(visit) == TYPED
    visit.click("form[data-draft] > button")
    visit.get_by_text("Đã hiểu; trang này không lưu gì.").wait_for()
    visit.reload()
    assert typed(visit) == ["", "", "", False]


@at_one_size
def test_a_draft_outlives_a_connection_that_breaks(visit, bare_server):
    visit.goto(f"{bare_server.url}/gallery")
    fill(visit)
    visit.route("**/gallery", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    visit.click("form[data-draft] > button")
    visit.wait_for_timeout(300)
    visit.goto(f"{bare_server.url}/gallery")
    assert typed(visit) == TYPED


@at_one_size
def test_a_form_that_expired_is_sent_again_with_all_it_held(visit, bare_server):
    visit.goto(f"{bare_server.url}/gallery")
    fill(visit)
    visit.fill("#id_day", "05/03/2026")
    visit.check("#id_agreed")
    visit.context.clear_cookies()
    visit.click("form[data-draft] > button")
    visit.get_by_role("button", name="Gửi lại").click()
    visit.get_by_text("Đã hiểu; trang này không lưu gì.").wait_for()
    visit.reload()
    assert typed(visit) == ["", "", "", False]


@at_one_size
def test_a_double_press_sends_once(visit, bare_server):
    visit.goto(f"{bare_server.url}/gallery")
    fill(visit)
    visit.evaluate("""() => {
        const button = document.querySelector("form[data-draft] > button");
        button.click(); button.click();
    }""")
    visit.locator("#id_day_error").wait_for()
    sent = [url for url in visit.requested if url.endswith("/gallery")]
    assert len(sent) == 2  # the page, and one send


def test_every_act_works_without_script(chromium, bare_server):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{bare_server.url}/gallery")
    page.fill("#id_title", "Quy trình")
    page.fill("textarea[name=text]", "Mục đích")
    page.click("form[data-draft] > button")
    assert page.input_value("#id_title") == "Quy trình"
    assert page.input_value("textarea[name=text]") == "Mục đích"
    context.close()
