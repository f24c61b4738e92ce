"""The calendar of one's deadlines: read without logging in by a secret address, by whoever holds it, until it ends."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from qms.inbox.calendar_file import calendar_file, escaped, folded
from qms.inbox.feeds import FeedAddress, issue_feed, reader_of
from qms.ledger.now import now
from qms.lifecycle.door import perform
from qms.people.accounts import AccountChange
from tests.documents.controlled import making

from .working import due

DUE = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)


def read(text):
    """[{name: value}] of the events of a file: strict about line ends, lengths, order and escapes."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    lines = text[:-2].split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    assert whole[0] == "BEGIN:VCALENDAR" and whole[1] == "VERSION:2.0" and whole[-1] == "END:VCALENDAR"
    events, open_ = [], None
    for line in whole[1:-1]:
        name, colon, value = line.partition(":")
        assert colon and name.partition(";")[0].replace("-", "").isupper(), line
        if line == "BEGIN:VEVENT":
            assert open_ is None
            open_ = {}
        elif line == "END:VEVENT":
            assert {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"} <= set(open_)
            events.append(open_)
            open_ = None
        elif open_ is not None:
            assert name not in open_, "each property once"
            open_[name] = unescaped(value) if name in ("SUMMARY", "DESCRIPTION", "UID") else value
    assert open_ is None
    return events


def unescaped(value):
    said, letters = "", iter(value)
    for letter in letters:
        assert letter not in ";,", value
        following = next(letters) if letter == "\\" else ""
        assert not following or following in "\\;,n", value
        said += {"n": "\n"}.get(following, following) if following else letter
    return said


def moment(value):
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def test_what_is_said_comes_back_whole():
    title = "Xem xét; phê duyệt, ban hành \\ QT-001 – " + "Quy trình tiếp nhận và trả kết quả " * 5
    text = calendar_file("Hạn", DUE, [("task-1@qms", DUE, title, "một\ndòng\r\nnữa\x07", "http://a/1")])
    (event,) = read(text)
    assert event["SUMMARY"] == title and event["DESCRIPTION"] == "một\ndòng\nnữa"
    assert moment(event["DTEND"]) == DUE and moment(event["DTSTART"]) == DUE - timedelta(minutes=30)


def test_nothing_hides_in_a_value():
    assert escaped("a\r\nEND:VCALENDAR") == "a\\nEND:VCALENDAR"
    assert "\n" not in escaped("a\u2028b\x85c")


@pytest.mark.parametrize("length", [74, 75, 76, 149, 150, 151])
def test_no_letter_is_cut_in_two(length):
    for letter in ("a", "ệ", "😀"):
        pieces = folded(letter * length).split("\r\n ")
        assert "".join(pieces) == letter * length
        assert all(len(each.encode()) <= 75 - bool(place) for place, each in enumerate(pieces))


def made(client, person):
    """The path of a fresh address of a person, as the page shows it once."""
    client.force_login(person)
    shown = client.post("/me/telling/feed").content.decode()
    path = shown.partition('value="http://testserver')[2].partition('"')[0]
    assert path.startswith("/feeds/") and path.endswith(".ics")
    client.logout()
    return path


@pytest.mark.both_databases
def test_my_deadlines_are_read_without_logging_in(office, client):
    task = due(making.draft(office), hours=-30)
    answer = client.get(made(client, office.congchuc1))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8" and "no-store" in answer["Cache-Control"]
    (event,) = read(answer.content.decode())
    assert moment(event["DTEND"]) == task.due_at.replace(microsecond=0)
    assert task.subject in event["SUMMARY"] and event["URL"].startswith("http://testserver/document-revisions/")
    assert event["UID"].startswith(f"task-{task.pk}-")


@pytest.mark.both_databases
def test_nobody_else_reads_them(office, client):
    due(making.draft(office), hours=-30)
    assert read(client.get(made(client, office.congchuc2)).content.decode()) == []


@pytest.mark.both_databases
def test_what_is_done_is_gone(office, client):
    record = making.draft(office)
    due(record, hours=-30)
    path = made(client, office.congchuc1)
    assert len(read(client.get(path).content.decode())) == 1
    perform(record.submit, by=office.congchuc1)
    assert read(client.get(path).content.decode()) == []


@pytest.mark.both_databases
def test_another_address_ends_the_one_before_and_ending_ends_it(office, client):
    first = made(client, office.congchuc1)
    second = made(client, office.congchuc1)
    assert client.get(first).status_code == 404 and client.get(second).status_code == 200
    client.force_login(office.congchuc1)
    client.post("/me/telling/feed/end")
    assert client.get(second).status_code == 404
    steps = AccountChange.objects.filter(person=office.congchuc1).values_list("step", flat=True)
    assert sorted(steps) == ["token_issued", "token_issued", "token_revoked"]


def test_a_closed_account_is_read_by_nobody(office, client):
    path = made(client, office.congchuc1)
    office.congchuc1.is_active = False
    office.congchuc1.save()
    assert client.get(path).status_code == 404


def test_a_guess_and_a_digest_open_nothing(office, client):
    issue_feed(office.congchuc1)
    stored = FeedAddress.objects.get().digest
    assert client.get(f"/feeds/{stored}.ics").status_code == 404
    assert client.get("/feeds/a.ics").status_code == 404


def test_an_address_is_shown_once(office, client):
    path = made(client, office.congchuc1)
    client.force_login(office.congchuc1)
    assert path not in client.get("/me/telling").content.decode()


@pytest.mark.both_databases
def test_a_row_written_or_changed_by_hand_opens_nothing(office):
    text = issue_feed(office.congchuc1)
    feed = FeedAddress.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE inbox_feedaddress SET person_id = %s", [office.qmr.pk])
    FeedAddress.objects.filter(pk=feed.pk).update(created_at=now() - timedelta(days=1))
    assert reader_of(text) is None
