"""One act asked of several rows: each by its own rules, each told of; and reminders, by whom and how often."""

import pytest
from django.test import Client
from django.urls import reverse

from qms.acts.acts import acts_of
from qms.inbox.models import Notice
from qms.inbox.notices import REMINDED
from qms.lifecycle.door import perform
from qms.lifecycle.registry import faces
from tests.processes.actions import making as actions

ADDRESS = "actions_together"


def browser_of(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def asked(records, **more):
    sequences = {f"sequence-{each.pk}": str(each.sequence) for each in records}
    return {"act": "reassign", "record": [each.pk for each in records], "reason": "Nghỉ phép"} | sequences | more


@pytest.fixture
def three(office):
    return [actions.action(office), actions.in_progress(office), actions.accepted(office)]


def test_no_act_of_several_is_signed():
    for face in faces().values():
        for name in face.together:
            assert not acts_of(face.model)[name].sign, face.collection


def test_the_page_lists_the_rows_and_says_before_what_is_not_possible(office, three):
    page = browser_of(office.qmr).get(reverse(ADDRESS), {"act": "reassign", "record": [each.pk for each in three]})
    assert page.status_code == 200
    assert [row.done for row in page.context["rows"]] == [None, None, False]


def test_each_row_goes_through_the_door_and_is_told_of(office, three):
    answer = browser_of(office.qmr).post(reverse(ADDRESS), asked(three, responsible=office.truongphong.username))
    assert answer.status_code == 409 and (answer.context["done"], answer.context["refused"]) == (2, 1)
    assert [row.done for row in answer.context["rows"]] == [True, True, False]
    assert answer.context["rows"][2].sentences
    for each in three:
        each.refresh_from_db()
    assert [each.responsible for each in three] == [office.truongphong, office.truongphong, office.congchuc1]
    last = three[0].history.latest("history_id")
    assert (last.act, last.history_user, last.reason) == ("reassign", office.qmr, "Nghỉ phép")


def test_what_is_left_empty_stays_as_it_is(office, three):
    browser_of(office.qmr).post(reverse(ADDRESS), asked(three[:1], responsible="", verifier=office.qmr.username))
    three[0].refresh_from_db()
    assert three[0].responsible == office.congchuc1


def test_without_a_reason_nothing_is_done_and_what_was_chosen_stands(office, three):
    data = asked(three, responsible=office.truongphong.username, reason="")
    answer = browser_of(office.qmr).post(reverse(ADDRESS), data)
    assert answer.status_code == 422 and answer.context["form"]["responsible"].value() == office.truongphong.username
    three[0].refresh_from_db()
    assert three[0].responsible == office.congchuc1


def test_whoever_may_not_is_refused_row_by_row(office, three):
    answer = browser_of(office.congchuc1).post(reverse(ADDRESS), asked(three, responsible=office.truongphong.username))
    assert answer.context["done"] == 0 and all(row.sentences for row in answer.context["rows"])


def test_a_row_that_somebody_changed_meanwhile_is_refused(office, three):
    data = asked(three[:1], responsible=office.truongphong.username)
    perform(three[0].start, by=office.congchuc1)
    answer = browser_of(office.qmr).post(reverse(ADDRESS), data)
    assert answer.status_code == 409 and answer.context["refused"] == 1


def test_an_act_that_is_not_for_several_has_no_such_page(office, three):
    assert browser_of(office.qmr).get(reverse(ADDRESS), {"act": "accept"}).status_code == 404


def remind(person, records):
    return browser_of(person).post(reverse(ADDRESS), {"act": "remind", "record": [each.pk for each in records]})


def reminders():
    return Notice.objects.filter(message=REMINDED)


def test_a_leader_reminds_once_a_day_and_the_work_done_reads_it(office, three):
    answer = remind(office.qmr, three)
    assert [row.done for row in answer.context["rows"]] == [True, True, False]
    assert sorted(reminders().values_list("person__username", flat=True)) == ["congchuc1", "congchuc1"]
    assert remind(office.qmr, three[:1]).context["refused"] == 1 and reminders().count() == 2


def test_nobody_reminds_themselves_nor_what_is_no_business_of_theirs(office, three):
    assert remind(office.congchuc1, three[:1]).context["refused"] == 1
    assert remind(office.congchuc2, three[:1]).context["refused"] == 1
    assert not reminders().exists()


def test_a_peek_is_a_part_of_the_page_or_a_page(office, three):
    address = reverse("actions_peek", args=[three[0].pk])
    part = browser_of(office.qmr).get(address, headers={"X-Part": "1"}).content.decode()
    page = browser_of(office.qmr).get(address).content.decode()
    assert three[0].number in part and "<html" not in part and "<html" in page
