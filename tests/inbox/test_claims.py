"""Taking work of a post upon oneself, and handing it back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from qms.inbox.claims import TaskIsGone, claim, free_left_work, hand_back
from qms.ledger.entry import recording
from qms.ledger.now import now
from qms.lifecycle.door import perform
from qms.lifecycle.models import Task
from qms.people.models import Holding
from tests.documents.controlled import making
from tests.office import fresh

from .working import waiting

pytestmark = pytest.mark.both_databases


@pytest.fixture
def task(office):
    post = office.holdings["thuky", "document_controller"].post
    with recording(by=office.system, act="set_up"):
        Holding.objects.create(post=post, person=office.congchuc3, since=date(2025, 7, 1))
    return waiting(making.approved(office))


def waits_for(person):
    return Task.objects.open().for_person(fresh(person)).filter(verb="release").exists()


def test_a_claim_hides_the_work_from_the_colleagues(office, task):
    assert waits_for(office.thuky) and waits_for(office.congchuc3)
    claim(task.pk, by=fresh(office.thuky))
    assert waits_for(office.thuky) and not waits_for(office.congchuc3)
    assert Task.objects.get(pk=task.pk).assigned is not None


def test_a_second_claim_is_told_who_was_first(office, task):
    claim(task.pk, by=fresh(office.thuky))
    with pytest.raises(TaskIsGone, match="Thuky"):
        claim(task.pk, by=fresh(office.congchuc3))


def test_work_of_another_post_can_not_be_claimed(office, task):
    with pytest.raises(PermissionDenied):
        claim(task.pk, by=office.congchuc1)


def test_work_that_names_a_person_can_not_be_claimed(office):
    with pytest.raises(PermissionDenied):
        claim(waiting(making.draft(office)).pk, by=office.congchuc1)


def test_the_owner_hands_back_and_nobody_else(office, task):
    claim(task.pk, by=fresh(office.thuky))
    with pytest.raises(PermissionDenied):
        hand_back(task.pk, by=fresh(office.congchuc3))
    hand_back(task.pk, by=fresh(office.thuky))
    assert waits_for(office.congchuc3)


def test_claimed_work_is_done_through_the_door_as_ever(office, task):
    claim(task.pk, by=fresh(office.thuky))
    perform(task.record.release, by=fresh(office.thuky))
    with pytest.raises(TaskIsGone):
        claim(task.pk, by=fresh(office.congchuc3))


def test_the_clock_frees_what_somebody_left(office, task):
    claim(task.pk, by=fresh(office.thuky))
    assert free_left_work(now()) == 0
    office.thuky.is_active = False
    office.thuky.save()
    assert (free_left_work(now()), free_left_work(now())) == (1, 0)
    assert waits_for(office.congchuc3)


def test_the_buttons_claim_and_hand_back(office, client, task):
    client.force_login(office.thuky)
    assert client.get(f"/tasks/{task.pk}/claim").status_code == 405
    assert b"hand-back" in client.post(f"/tasks/{task.pk}/claim", follow=True).content
    client.post(f"/tasks/{task.pk}/hand-back")
    assert Task.objects.get(pk=task.pk).owner is None


def test_a_stranger_is_refused(office, client, task):
    client.force_login(office.congchuc1)
    assert client.post(f"/tasks/{task.pk}/claim").status_code == 403
