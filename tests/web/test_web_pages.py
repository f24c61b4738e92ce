"""The shell's own pages over HTTP: the way in, errors that help, forms that lose nothing, health."""

import json
import logging
import re

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection
from django.test import Client

from qms.web import errors
from qms.web.logs import JsonLine

pytestmark = pytest.mark.urls("tests.web.urls")
NUMBER = r"[0-9A-F]{4}-[0-9A-F]{4}"
HERE = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def quiet():
    """A client that shows the error pages instead of raising."""
    return Client(raise_request_exception=False)


@pytest.fixture
def person(db):
    return get_user_model().objects.create_user("thuky", password="demo-demo-1", full_name="Thư ký ISO")


# ── Errors


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [
        ("/nowhere", 404, "Không có trang này"),
        ("/refuse", 403, "Đồng chí không được làm việc này"),
        ("/break-down", 500, "Chương trình gặp lỗi"),
    ],
)
def test_error_pages_speak_plainly_and_give_a_number(quiet, path, status, title):
    answer = quiet.get(path)
    page = answer.content.decode()
    assert answer.status_code == status
    assert title in page and '<html lang="vi">' in page
    assert re.search(rf"lỗi {status}, số {NUMBER}", page)
    assert "Traceback" not in page and "RuntimeError" not in page and "nobody outside" not in page


def test_a_refusal_shows_the_rule_escaped(quiet):
    page = quiet.get("/refuse").content.decode()
    assert "Người phê duyệt phải khác &lt;b&gt;người soạn&lt;/b&gt;." in page


def test_a_request_that_cannot_be_read(quiet):
    answer = quiet.get("/login", HTTP_HOST="elsewhere.example")
    assert answer.status_code == 400
    assert "Không đọc được yêu cầu" in answer.content.decode()


def test_the_last_page_comes_when_even_the_template_fails(rf, monkeypatch):
    monkeypatch.setattr(errors, "render_to_string", lambda *_: 1 / 0)
    answer = errors.failed(rf.get("/"))
    assert answer.status_code == 500 and re.search(NUMBER, answer.content.decode())


def test_the_number_on_the_page_is_in_the_log(quiet, caplog):
    page = quiet.get("/break-down").content.decode()
    record = next(each for each in caplog.records if each.name == "django.request")
    line = json.loads(JsonLine().format(record))
    assert line["number"] in page and line["status"] == 500 and "RuntimeError" in line["exc"]


def test_a_log_record_is_one_json_line():
    record = logging.makeLogRecord({"name": "qms", "levelname": "INFO", "msg": "Đã lưu\n%s", "args": ("x",)})
    text = JsonLine().format(record)
    assert "\n" not in text and json.loads(text)["message"] == "Đã lưu\nx"
    assert set(json.loads(text)) == {"time", "level", "logger", "message"}


# ── A form that came too late

TYPED = {
    "title": "<script>alert(1)</script>",
    "text": "dòng một\r\ndòng hai",
    "steps": ["a", "b"],
    "password": "bí mật",
}


@pytest.fixture
def strict():
    return Client(enforce_csrf_checks=True)


def sent_again(page):
    """Name and value of the hidden fields of the page's last post form, as a browser would read them."""
    from html import unescape

    form = page[page.index('action="/echo') : page.index("</form>", page.index('action="/echo'))]
    found = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', form):
        found.setdefault(name, []).append(unescape(value))
    return found


def test_a_form_that_expired_comes_back_filled_and_can_be_sent(strict):
    answer = strict.post("/echo?x=1", TYPED, **HERE)
    page = answer.content.decode()
    assert answer.status_code == 403 and "Biểu mẫu đã mở quá lâu" in page
    assert "<script>alert" not in page and "bí mật" not in page
    fields = sent_again(page)
    assert 'name="password"' in page and "password" not in fields
    again = strict.post("/echo?x=1", fields | {"password": "bí mật"}, **HERE)
    assert {**again.json(), "csrfmiddlewaretoken": None} == {
        "csrfmiddlewaretoken": None,
        **{name: value if isinstance(value, list) else [value] for name, value in TYPED.items()},
    }


def test_files_must_be_chosen_again_and_the_page_says_so(strict, tmp_path):
    (tmp_path / "a.txt").write_text("x")
    with open(tmp_path / "a.txt") as file:
        page = strict.post("/echo", {"title": "a", "scan": file}, **HERE).content.decode()
    assert 'type="file" name="scan"' in page and 'enctype="multipart/form-data"' in page
    assert "Chọn lại tệp" in page


@pytest.mark.parametrize("origin", ["https://evil.example", "null", ""])
def test_fields_of_a_foreign_page_are_not_offered(strict, origin):
    page = strict.post(
        "/echo", {"title": "của kẻ khác"}, **({"HTTP_ORIGIN": origin} if origin else {})
    ).content.decode()
    assert "của kẻ khác" not in page and "không đến từ trang của chương trình" in page


# ── The account


def test_log_in_look_and_log_out(client, person):
    assert client.get("/login").status_code == 200
    wrong = client.post("/login", {"username": "thuky", "password": "sai"})
    assert "Tên đăng nhập hoặc mật khẩu không đúng" in wrong.content.decode()
    assert 'value="thuky"' in wrong.content.decode()
    answer = client.post("/login", {"username": "thuky", "password": "demo-demo-1"}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [("/", 302)]
    assert "Thư ký ISO" in page and "Việc của tôi" in page
    assert client.post("/logout", follow=True).redirect_chain[-1][0] == "/login"


def test_ways_of_rooms_not_built_and_of_the_administrator_are_left_out(client, person):
    client.force_login(person)
    page = client.get("/").content.decode()
    assert 'href="/search"' in page and 'aria-current="page"' in page
    assert "Bản đồ quá trình" not in page and 'href="/people"' not in page


def test_the_password_is_changed(client, person):
    client.force_login(person)
    new = {"new_password1": "tre-xanh-ven-song", "new_password2": "tre-xanh-ven-song"}
    assert "Mật khẩu hiện tại không đúng" in client.post("/password", {"old_password": "sai", **new}).content.decode()
    page = client.post("/password", {"old_password": "demo-demo-1", **new}, follow=True).content.decode()
    assert "Đã đổi mật khẩu" in page
    person.refresh_from_db()
    assert person.check_password("tre-xanh-ven-song")


def test_too_many_wrong_passwords_close_the_door_for_a_while(client, person, settings):
    settings.AXES_ENABLED = True
    answers = [
        client.post("/login", {"username": "thuky", "password": "sai"}) for _ in range(settings.AXES_FAILURE_LIMIT)
    ]
    assert answers[0].status_code == 200 and answers[-1].status_code == 429
    assert "tạm khóa 15 phút" in answers[-1].content.decode()


def test_vietnamese_unless_english_is_chosen(client):
    assert "Đăng nhập" in client.get("/login", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    client.post("/language", {"language": "en", "next": "/login"})
    page = client.get("/login").content.decode()
    assert '<html lang="en">' in page and "Account name" in page
    client.post("/language", {"language": "vi"})


# ── Health


def test_alive_says_the_version(client, settings):
    assert client.get("/healthz").json() == {"status": "alive", "version": settings.VERSION}


def test_ready_when_the_database_answers(client, db):
    assert client.get("/readyz").status_code == 200


def test_not_ready_without_the_database(client, db, monkeypatch):
    def fail():
        raise DatabaseError("host, user and password nobody outside should read")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "ensure_connection", fail)
        answer = client.get("/readyz")
    assert answer.status_code == 503 and answer.json() == {"status": "not ready", "obstacle": "database"}


def test_not_ready_while_a_migration_waits(client, db, monkeypatch):
    monkeypatch.setattr("qms.web.views_health.MigrationExecutor.migration_plan", lambda *_: ["one"])
    assert client.get("/readyz").json()["obstacle"] == "migrations"
