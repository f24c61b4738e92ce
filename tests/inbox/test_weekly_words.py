"""The weekly word for heads: once in a week, on its first working day, about the work of their own units."""

from datetime import datetime, timedelta

import pytest
from django.core import mail

from qms.inbox.clock import run_clock
from qms.inbox.models import Notice, WeeklyWord, Wish
from qms.inbox.weekly_words import WEEK
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.workdays.line import ZONE
from tests.documents.controlled import making
from tests.jobs.worker import work_off

from .working import due

MONDAY = datetime(2026, 3, 9, 8, 0, tzinfo=ZONE)

pytestmark = pytest.mark.both_databases


@pytest.fixture
def head(office):
    office.truongphong.email = "truongphong@xa.vn"
    office.truongphong.save()
    with frozen(MONDAY - timedelta(days=4)):
        perform(making.draft(office, making.document(office, code="QT-002")).submit, by=office.congchuc1)
    with frozen(MONDAY):
        due(making.draft(office), days=3)
    return office.truongphong


def pass_at(moment):
    with frozen(moment):
        run_clock()
        work_off()


def words(person):
    return Notice.objects.of(person).filter(message=WEEK)


def weekly_mails():
    return [each for each in mail.outbox if each.to == ["truongphong@xa.vn"] and "tuần" in each.subject]


def test_a_head_hears_once_how_the_week_begins(head):
    pass_at(MONDAY)
    pass_at(MONDAY + timedelta(days=1))
    notice = words(head).get()
    assert (notice.params["late"], notice.params["done"]) == ("1", "1")
    (sent,) = weekly_mails()
    assert "QT-HT-01" in sent.body


def test_a_monday_on_which_the_machine_was_off_loses_nothing(head):
    pass_at(MONDAY + timedelta(days=2))
    assert words(head).count() == 1


def test_not_on_a_day_off_and_not_at_night(head):
    pass_at(MONDAY - timedelta(days=1))
    pass_at(MONDAY.replace(hour=5))
    assert not WeeklyWord.objects.filter(monday=MONDAY.date()).exists() and weekly_mails() == []


def test_last_weeks_word_is_news_no_more(head):
    pass_at(MONDAY)
    pass_at(MONDAY + timedelta(days=7))
    assert words(head).count() == 2 and words(head).unread().count() == 1


def test_who_wishes_no_mail_of_it_is_told_in_the_program_alone(head):
    Wish.objects.create(person=head, weekly=False, said_at=MONDAY)
    pass_at(MONDAY)
    assert words(head).count() == 1 and weekly_mails() == []


def test_who_heads_another_unit_or_none_hears_nothing_of_it(office, head):
    pass_at(MONDAY)
    told = {each.person for each in Notice.objects.filter(message=WEEK)}
    assert office.congchuc1 not in told and head in told
    assert all(each.params["late"] == "1" for each in Notice.objects.filter(message=WEEK))
