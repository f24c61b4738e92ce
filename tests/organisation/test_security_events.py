"""What is tried, taken and read is on record, bounded, and read by who answers for it; nothing is written twice."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from qms.api.tokens import issue_token
from qms.evidence.identity import keep_identity, open_identity
from qms.ledger.now import frozen, now
from qms.organisation.event_sources import Asked, EventGroup, events
from qms.people.accounts import AccountStep, keep_step
from qms.people.security_events import OF_ALL, OF_ONE, EventKind, SecurityEvent, note_event, note_failure, sign_of
from tests.processes.feedback import making as feedback

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
PAGE = "security_events"


def browser_of(person):
    """A browser in which somebody came in without the login, so that no event tells of it."""
    found = Client(headers={"Authorization": f"Token {issue_token(person)}"})
    found.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return found


def told(kind):
    return SecurityEvent.objects.filter(kind=kind).order_by("pk")


def try_word(client, name, word="sai"):
    return client.post(reverse("login"), {"username": name, "password": word})


# ── The login


def test_a_failure_is_on_record_with_account_and_machine(office, client):
    try_word(client, "qmr")
    row = told(EventKind.LOGIN_FAILED).get()
    assert (row.about, row.by, row.what, row.address) == (office.qmr, None, "", "127.0.0.1")
    try_word(client, "qmr", "demo")
    assert told(EventKind.LOGGED_IN).get().by == office.qmr


def test_neither_what_was_typed_as_password_nor_an_unknown_name_stands_anywhere(office, client, caplog):
    caplog.set_level("INFO", logger="qms.security")
    try_word(client, "MatKhauCuaToi2026", "BiMatLam")
    row = told(EventKind.LOGIN_FAILED).get()
    assert row.about is None and row.what == sign_of("MatKhauCuaToi2026")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_securityevent")
        stored = str(cursor.fetchall())
    for typed in ("MatKhauCuaToi2026", "BiMatLam"):
        assert typed not in stored and typed not in caplog.text


def test_a_sprayer_fills_nothing(office, client):
    for number in range(40):
        try_word(client, f"ten{number}")
        try_word(client, "qmr")
    rows = list(told(EventKind.LOGIN_FAILED))
    assert len(rows) == 2 * OF_ONE
    assert [each.about for each in rows if each.is_last] in ([None, office.qmr], [office.qmr, None])


def test_of_all_accounts_together_an_hour_has_a_bound_and_the_next_begins_anew(office):
    people = list(type(office.qmr).objects.exclude(is_system=True))
    moment = now()
    with frozen(moment):
        for person in people * OF_ONE:
            note_failure(EventKind.LOGIN_FAILED, person)
        assert told(EventKind.LOGIN_FAILED).count() == min(OF_ALL, OF_ONE * len(people))
    with frozen(moment + timedelta(hours=1, seconds=1)):
        note_failure(EventKind.LOGIN_FAILED, office.qmr)
    assert told(EventKind.LOGIN_FAILED).last().about == office.qmr


def test_a_failure_costs_one_insert(office):
    with CaptureQueriesContext(connection) as asked:
        note_failure(EventKind.LOGIN_FAILED, office.qmr)
    assert [each["sql"][:6] for each in asked] == ["SELECT", "INSERT"]


# ── What is taken and read


def test_a_register_taken_as_a_file_is_on_record_whichever_file(office):
    browser = browser_of(office.qmr)
    for kind in ("xlsx", "csv"):
        b"".join(browser.get(reverse(f"documents_{kind}")).streaming_content)
    browser.get(reverse("documents_table", args=["docx"]))
    rows = list(told(EventKind.TAKEN))
    assert [(each.by, each.what) for each in rows] == [(office.qmr, "documents")] * 3


def test_who_reads_a_complaint_is_on_record_once_a_day_on_page_and_api(office):
    complaint = feedback.assigned(office)
    browser = browser_of(office.qmr)
    page = reverse("feedback_record", args=[complaint.pk])
    for address in (page, page, f"/api/feedback/{complaint.pk}"):
        assert browser.get(address).status_code == 200
    assert [(each.by, each.record) for each in told(EventKind.READ)] == [(office.qmr, complaint)]
    with frozen(now() + timedelta(days=1)):
        browser_of(office.qmr).get(f"/api/feedback/{complaint.pk}")
    assert told(EventKind.READ).count() == 2


def test_praise_is_read_without_a_trace(office):
    praise = feedback.received(office, kind="praise")
    browser_of(office.qmr).get(reverse("feedback_record", args=[praise.pk]))
    assert not told(EventKind.READ).exists()


@pytest.mark.parametrize("attack", ["UPDATE people_securityevent SET address = ''", "DELETE FROM people_securityevent"])
def test_an_event_is_never_rewritten_nor_removed(office, attack):
    note_event(EventKind.BACKED_UP, what="x")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack)


# ── The page


def test_what_a_history_tells_is_on_the_page_and_written_once(office):
    before = SecurityEvent.objects.count()
    keep_step(office.qmr, AccountStep.PASSWORD_RESET, by=office.quantri, reason="Quên mật khẩu")
    assert SecurityEvent.objects.count() == before
    page = browser_of(office.quantri).get(reverse(PAGE), {"group": "account"}).text
    assert "Quên mật khẩu" in page and str(office.qmr) in page


def test_it_is_narrowed_by_kind_person_and_period(office):
    note_failure(EventKind.LOGIN_FAILED, office.qmr)
    note_failure(EventKind.LOGIN_FAILED, office.congchuc1)
    note_event(EventKind.BACKED_UP, what="20261130-220000")
    browser = browser_of(office.qmr)
    rows = lambda **asked: len(browser.get(reverse(PAGE), asked).context["table"].rows)  # noqa: E731
    assert rows(group="backup") == 1
    assert rows(group="login", person="congchuc1") == 1
    today, tomorrow = f"{now():%d/%m/%Y}", f"{now() + timedelta(days=1):%d/%m/%Y}"
    assert rows(group="backup", since=today, until=today) == 1
    assert rows(group="backup", since=tomorrow) == 0
    assert browser.get(reverse(PAGE), {"group": "khac"}).status_code == 422
    assert browser.get(reverse(PAGE), {"after": "hôm qua"}).status_code == 422


def test_page_after_page_every_event_comes_once(office):
    with frozen(now()):  # at one moment, in several tables
        for _each in range(3):
            keep_step(office.qmr, AccountStep.EDITED, by=office.quantri)
            note_event(EventKind.BACKED_UP, what="x")
    whole, _following = events(Asked(), 500)
    found, after = [], None
    while True:
        some, after = events(Asked(), 2, after)
        found += some
        if after is None:
            break
    assert [each.key for each in found] == [each.key for each in whole] and len(whole) > 6


def test_the_administrator_sees_that_it_was_read_and_not_what(office):
    complaint = feedback.assigned(office)
    browser_of(office.truongphong).get(reverse("feedback_record", args=[complaint.pk]))
    identity = keep_identity(full_name="Trần Thị B", phone="0912")
    open_identity(identity, by=office.motcua1, why="In giấy hẹn cho bà B")
    seen = {name: browser_of(getattr(office, name)).get(reverse(PAGE)).text for name in ("quantri", "qmr")}
    for words in (complaint.number, "In giấy hẹn cho bà B"):
        assert words in seen["qmr"] and words not in seen["quantri"]
    assert seen["quantri"].count("1 hồ sơ đồng chí không được xem") == 2


def test_the_sheet_has_every_event_and_is_one_itself(office):
    note_event(EventKind.BACKED_UP, what="20261130-220000")
    answer = browser_of(office.qmr).get(reverse("security_events_xlsx"), {"group": "backup"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    assert [row[4].value for row in sheet.iter_rows(min_row=2)] == ["20261130-220000"]
    row = told(EventKind.TAKEN).get()
    assert (row.by, row.what, row.count) == (office.qmr, "security-events", 1)


def test_each_person_sees_what_was_done_with_their_own_account(office):
    note_failure(EventKind.LOGIN_FAILED, office.congchuc1)
    keep_step(office.congchuc2, AccountStep.PASSWORD_RESET, by=office.quantri, reason="của người khác")
    keep_step(office.congchuc1, AccountStep.PASSWORD_RESET, by=office.quantri, reason="của mình")
    page = browser_of(office.congchuc1).get(reverse("my_access")).text
    assert "Đăng nhập sai mật khẩu" in page and "của mình" in page and "của người khác" not in page


def test_every_group_has_a_source_and_only_known_ones(office):
    from qms.organisation.event_sources import _sources

    assert {group for each in _sources for group in each.groups} == {*EventGroup}
