"""Whoever comes into a post is asked to read what the post must know, with a day, and nobody twice (7.2, 7.3)."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.acknowledgements.handlers import ask_new_holders, lapse_pointless
from documents.acknowledgements.models import Acknowledgement
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.models import Task
from qms.people.models import Holding
from qms.workdays.line import ZONE
from tests.documents.controlled import making
from tests.office import fresh

TUESDAY = datetime(2026, 3, 10, 9, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def tuesday():
    with frozen(TUESDAY):
        yield


@pytest.fixture
def revision(office):
    """In force, for the officers of Phòng Văn hóa - Xã hội."""
    return making.effective(office, readers=[("officer", office.units["vhxh"])])


def hold(office, person, since=None, **values):
    post = office.holdings["congchuc1", "officer"].post
    return create(Holding, by=office.quantri, post=post, person=person, since=since or today(), **values)


def leave(office, holding):
    with recording(by=office.system, act="end"):
        holding.until = today() - timedelta(days=1)
        holding.save()


def readings(person):
    return Acknowledgement.objects.filter(person=person)


def test_whoever_comes_into_a_post_is_asked_at_once_with_a_day(office, revision):
    hold(office, office.congchuc3)
    (reading,) = readings(office.congchuc3)
    assert (reading.revision, reading.unit, reading.state) == (revision, office.units["vhxh"], "pending")
    task = Task.objects.about(reading).open().get()
    assert task.person == office.congchuc3
    assert task.due_at == reading.due_at() == datetime(2026, 3, 24, 17, tzinfo=ZONE)


def test_readings_at_a_release_have_a_day_too(office, revision):
    assert all(task.due_at for task in Task.objects.open().filter(verb="acknowledge"))


def test_a_holding_that_begins_later_is_asked_for_on_its_first_day(office, revision):
    hold(office, office.congchuc3, since=today() + timedelta(days=6))
    assert ask_new_holders(now()) == 0 and not readings(office.congchuc3)
    with frozen(TUESDAY + timedelta(days=6)):
        assert ask_new_holders(now()) == 1
        assert ask_new_holders(now()) == 0
    (reading,) = readings(office.congchuc3)
    assert reading.due_at() > TUESDAY + timedelta(days=16)


def test_nobody_is_asked_twice(office, revision):
    reading = readings(office.congchuc1).get()
    perform(reading.open, by=office.congchuc1)
    perform(reading.acknowledge, by=office.congchuc1)
    leave(office, office.holdings["congchuc1", "officer"])
    hold(office, office.congchuc1)
    assert ask_new_holders(now()) == 0
    assert [each.state for each in readings(office.congchuc1)] == ["acknowledged"]


def test_whose_asking_lapsed_is_asked_again_when_they_come_back(office, revision):
    leave(office, office.holdings["congchuc1", "officer"])
    lapse_pointless(now())
    assert readings(office.congchuc1).get().state == "lapsed"
    with frozen(TUESDAY + timedelta(days=30)):
        hold(office, fresh(office.congchuc1))
        reading = readings(office.congchuc1).get()
        assert reading.state == "pending" and reading.due_at() > now() + timedelta(days=10)
        assert Task.objects.about(reading).open().get().due_at == reading.due_at()


def test_another_post_or_unit_is_not_asked(office, revision):
    create(Holding, by=office.quantri, post=office.holdings["truongkt", "unit_head"].post, person=office.congchuc2,
           since=today())  # fmt: skip
    create(Holding, by=office.quantri, post=office.holdings["congchuc3", "officer"].post, person=office.truongkt,
           since=today())  # fmt: skip
    assert not readings(office.truongkt)


def test_what_is_no_longer_in_force_is_not_asked(office, revision):
    perform(revision.withdraw, by=office.qmr, reason="Không còn dùng")
    hold(office, office.congchuc3)
    assert ask_new_holders(now()) == 0 and not readings(office.congchuc3)


def test_a_substitute_of_some_days_is_not_asked(office, revision):
    office.substitute("congchuc1", "officer", "congchuc3", today(), today() + timedelta(days=20))
    assert ask_new_holders(now()) == 0 and not readings(office.congchuc3)


def test_the_pass_asks_the_same_however_many_hold_posts(office, revision):
    with CaptureQueriesContext(connection) as few:
        ask_new_holders(now())
    with recording(by=office.system, act="set_up"):
        for person in (office.truongkt, office.giamdoc, office.motcua1, office.motcua2):
            Holding.objects.create(post=office.holdings["vanthu", "clerk"].post, person=person, since=today())
    with CaptureQueriesContext(connection) as many:
        ask_new_holders(now())
    assert len(many) == len(few)
