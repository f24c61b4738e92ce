"""How people wish to be told by mail: once a day, each notice, or not; quiet hours, and what is urgent all the same."""

from datetime import datetime, timedelta

import pytest
from django.core import mail

from qms.inbox.clock import run_clock
from qms.inbox.models import Notice, Wish
from qms.inbox.notices import notify
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from qms.workdays.line import ZONE
from tests.documents.controlled import making
from tests.jobs.worker import work_off

from .working import due

MONDAY = datetime(2026, 3, 9, 8, 0, tzinfo=ZONE)
TOLD = "Something was told."

pytestmark = pytest.mark.both_databases


@pytest.fixture
def person(office):
    office.congchuc2.email = "congchuc2@xa.vn"
    office.congchuc2.save()
    return office.congchuc2


def wish(person, **said):
    return Wish.objects.create(person=person, said_at=MONDAY - timedelta(days=1), **said)


def pass_at(moment, tell=None, **about):
    with frozen(moment):
        if tell:
            Notice.objects.filter(pk=notify(tell, TOLD).pk).update(**about)
        run_clock()
        work_off()
    return [each.subject for each in mail.outbox if each.to == ["congchuc2@xa.vn"]]


def test_who_said_nothing_gets_no_mail_for_a_notice(person):
    assert pass_at(MONDAY, tell=person, urgent=True) == []


def test_each_notice_comes_once(person):
    wish(person, by_mail="each")
    assert pass_at(MONDAY, tell=person) == [TOLD]
    assert pass_at(MONDAY + timedelta(minutes=1)) == [TOLD]


def test_what_is_read_or_older_than_the_wish_is_not_mailed(person):
    wish(person, by_mail="each")
    with frozen(MONDAY - timedelta(days=2)):
        notify(person, TOLD)
    assert pass_at(MONDAY, tell=person, read_at=MONDAY) == []


def test_several_come_in_one_mail_with_those_of_a_record_together(office, person):
    wish(person, by_mail="each")
    first, second = making.draft(office), making.draft(office, making.document(office, code="QT-002"))
    with frozen(MONDAY):
        for record, words in ((first, "A1"), (second, "B1"), (first, "A2")):
            notify(person, words, record=record)
    (subject,) = pass_at(MONDAY)
    (sent,) = [each for each in mail.outbox if each.to == ["congchuc2@xa.vn"]]
    assert "3" in subject and sent.body.index("- A1") < sent.body.index("- A2") < sent.body.index("- B1")


def test_in_the_quiet_hours_nothing_leaves_and_afterwards_it_does(person):
    wish(person, by_mail="each", quiet_from=19, quiet_until=7)
    night = MONDAY.replace(hour=22)
    assert pass_at(night, tell=person, urgent=True) == []
    assert pass_at(night + timedelta(hours=8, minutes=59)) == []
    assert pass_at(night + timedelta(hours=9)) == [TOLD]


def test_urgent_ones_leave_at_once_where_that_is_wished(person):
    wish(person, quiet_from=19, quiet_until=7, urgent_at_once=True)
    assert pass_at(MONDAY.replace(hour=22), tell=person) == []
    assert pass_at(MONDAY.replace(hour=23), tell=person, urgent=True) == [TOLD]


@pytest.mark.parametrize(
    ("begin", "end", "hour", "quiet"),
    [
        (19, 7, 19, True),
        (19, 7, 6, True),
        (19, 7, 7, False),
        (12, 13, 12, True),
        (12, 13, 13, False),
        (None, 7, 3, False),
    ],
)
def test_quiet_hours_may_pass_midnight(begin, end, hour, quiet):
    assert Wish(quiet_from=begin, quiet_until=end).is_quiet(MONDAY.replace(hour=hour)) is quiet


@pytest.mark.parametrize(("said", "at", "comes"), [
    ({}, 8, True),
    ({"by_mail": "none"}, 8, False),
    ({"daily_from": 14}, 8, False),
    ({"daily_from": 14}, 14, True),
    ({"quiet_from": 7, "quiet_until": 9}, 8, False),
    ({"quiet_from": 7, "quiet_until": 9}, 9, True),
])  # fmt: skip
def test_the_daily_mail_comes_as_it_is_wished(office, said, at, comes):
    office.congchuc1.email = "congchuc2@xa.vn"
    office.congchuc1.save()
    with frozen(MONDAY):
        due(making.draft(office), days=3)
    wish(office.congchuc1, **said)
    assert bool(pass_at(MONDAY.replace(hour=at))) is comes


def test_what_is_asked_for_by_today_is_urgent_and_what_has_time_is_not(office):
    with frozen(MONDAY):
        making.submitted(office)
        assert not Notice.objects.get().urgent
        task = due(making.draft(office, making.document(office, code="QT-009")), days=3)
        assert task.due_at < now()
        run_clock()
    assert Notice.objects.filter(person=office.congchuc1, urgent=True).exists()


def test_hours_that_say_nothing_are_asked_again_and_what_was_typed_stays(person, client):
    client.force_login(person)
    typed = {"by_mail": "none", "daily_from": "9", "quiet_from": "19", "quiet_until": ""}
    answer = client.post("/me/telling", typed)
    assert answer.status_code == 422 and '<option value="9" selected>' in answer.content.decode()
    answer = client.post("/me/telling", typed | {"quiet_until": "19"})
    assert answer.status_code == 422
    assert client.post("/me/telling", typed | {"quiet_until": "7"}).status_code == 302
    assert Wish.objects.get().person == person


def test_only_heads_are_asked_about_the_weekly_word_and_others_keep_theirs(office, person, client):
    client.force_login(person)
    assert b'name="weekly"' not in client.get("/me/telling").content
    client.force_login(office.truongphong)
    assert b'name="weekly"' in client.get("/me/telling").content


def test_no_longer_asked_is_mailed_to_nobody(office, django_capture_on_commit_callbacks):
    office.truongphong.email = "congchuc2@xa.vn"
    office.truongphong.save()
    wish(office.truongphong, by_mail="each", weekly=False)
    with frozen(MONDAY), django_capture_on_commit_callbacks(execute=True):
        revision = making.submitted(office)
        perform(revision.return_for_change, by=office.truongphong, reason="Thiếu mục 5.")
    assert pass_at(MONDAY) == []
