"""The desk: an act is done beside its record, one answer is filled, and one goes on to the next in the queue."""

import ast
import re
from inspect import getsource
from textwrap import dedent

import pytest
from django.test import Client
from django.urls import reverse

from qms.inbox.queue import place_of
from qms.inbox.rows import sections_of
from qms.lifecycle.registry import record_types
from qms.web.answers import main_act
from qms.web.desk import ActPage
from tests.office import fresh
from tests.processes.actions import making as actions
from tests.processes.cases import making as cases
from tests.processes.nonconformities import making as nonconformities

FILLED = re.compile(r'class="btn btn-primary[^"]*"[^>]*data-(?:do|act)')


def client_of(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page_of(person, record, act=""):
    name = {"action": "actions", "nonconformity": "nonconformities", "case": "cases"}[record._meta.model_name]
    args = [record.pk, act] if act else [record.pk]
    return client_of(person).get(reverse(f"{name}_{'act' if act else 'record'}", args=args))


def test_an_act_is_done_beside_its_record_with_the_other_answers_at_hand(office):
    given = actions.done(office, title="Niêm yết lại bảng giá")
    html = page_of(office.congchuc2, given, "accept").content.decode()
    assert "Niêm yết lại bảng giá" in html and 'id="history"' in html
    other = reverse("actions_act", args=[given.pk, "return_for_rework"])
    assert re.search(rf'<form[^>]*action="{other}"', html, re.DOTALL)
    assert len(re.findall(r'id="([\w-]+)"', html)) == len(set(re.findall(r'id="([\w-]+)"', html)))


def test_one_answer_is_filled_and_a_refusal_never(office):
    given = actions.done(office)
    shown = page_of(office.congchuc2, given).context["acts"]
    assert [each["act"].name for each in shown if each["tone"] == "primary"] == ["accept"]
    assert {each["act"].name: each["tone"] for each in shown}["return_for_rework"] == "outline-danger"
    page = page_of(office.congchuc2, given, "accept").content.decode()
    refusal = page_of(office.congchuc2, given, "return_for_rework").content.decode()
    assert len(FILLED.findall(page)) == 1 and not FILLED.findall(refusal)


def test_whoever_is_not_waited_for_has_no_filled_button_of_others_work(office):
    record = nonconformities.reported(office)
    shown = page_of(office.congchuc1, record).context["acts"]
    assert not [each for each in shown if each["allowed"] and each["tone"] == "primary"]
    assert main_act([], [], office.congchuc1) == ""


def test_the_queue_keeps_ones_place(office):
    given = [actions.done(office, title=f"Việc {number}") for number in range(3)]
    me = fresh(office.congchuc2)
    places = [place_of(me, each) for each in given]
    assert [(each.number, each.total) for each in places] == [(1, 3), (2, 3), (3, 3)]
    assert (places[0].previous_url, places[2].next_url) == ("", "")
    assert places[1].next_url == reverse("actions_act", args=[given[2].pk, "accept"])
    assert place_of(fresh(office.congchuc3), given[0]) is None


@pytest.mark.parametrize("goes_on", [True, False])
def test_who_goes_on_is_led_to_what_stood_next(office, goes_on):
    one, other = actions.done(office, title="Việc một"), actions.done(office, title="Việc hai")
    client = client_of(office.congchuc2)
    address = reverse("actions_act", args=[one.pk, "accept"])
    form = client.get(address).context["form"]
    data = {"whole-form": "1", "sequence": form.initial["sequence"]} | ({"on": "1"} if goes_on else {})
    answer = client.post(address, data)
    following = reverse("actions_act", args=[other.pk, "accept"])
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    assert answer["Location"] == (following if goes_on else reverse("actions_record", args=[one.pk]))


def test_after_the_last_comes_the_list(office):
    one = actions.done(office)
    client = client_of(office.congchuc2)
    address = reverse("actions_act", args=[one.pk, "accept"])
    form = client.get(address).context["form"]
    answer = client.post(address, {"whole-form": "1", "sequence": form.initial["sequence"], "on": "1"})
    assert answer["Location"] == reverse("home")


def test_a_row_says_the_steps_own_name(office):
    case = cases.on_work(office)
    step = case.way.open()[0].step
    rows = [row for section in sections_of(fresh(office.congchuc1)) for row in section.rows]
    assert [row.act for row in rows if row.task.record_id == case.pk and row.task.verb == "complete_step"] == [
        str(step)
    ]


def told_by(*functions):
    """The names that these give to a page: the keys of the dicts they write."""
    trees = [ast.parse(dedent(getsource(each))) for each in functions]
    dicts = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Dict)]
    return {key.value for each in dicts for key in each.keys if isinstance(key, ast.Constant)}


def test_no_slice_gives_its_record_page_what_the_desk_means_by_the_same_name():
    """The template of the desk is that of the record: what the desk alone gives, it reads on every record page."""
    desk = told_by(ActPage._show)
    assert "before" in desk
    taken = {name: told_by(each.context) & desk for name, each in record_types().items() if each.context}
    assert {name: names for name, names in taken.items() if names} == {}
