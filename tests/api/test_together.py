"""One act asked of several records by a script: each is told of, and a key makes it happen once."""

import pytest

from processes.actions.models import Action
from tests.processes.actions import making as actions

pytestmark = pytest.mark.both_databases


def body(records, **more):
    named = [{"id": each.pk, "sequence": each.sequence} for each in records]
    return {"act": "reassign", "records": named, "reason": "Nghỉ phép"} | more


@pytest.fixture
def two(office):
    return [actions.action(office), actions.accepted(office)]


def test_each_record_is_told_of(office, script, two):
    answer = script("qmr").post("actions/together", body(two, responsible="truongphong"))
    told = answer.json()
    assert answer.status_code == 200 and (told["done"], told["refused"]) == (1, 1)
    assert [each["status"] for each in told["results"]] == [200, 409]
    assert told["results"][1]["unmet"] and Action.objects.get(pk=two[0].pk).responsible == office.truongphong


def test_a_key_makes_it_happen_once(office, script, two):
    key = {"Idempotency-Key": "several"}
    asked = body(two, responsible="truongphong")
    first, second = (script("qmr").post("actions/together", asked, **key) for _time in range(2))
    assert first.json() == second.json()
    assert Action.objects.get(pk=two[0].pk).history.filter(act="reassign").count() == 1


def test_a_record_nobody_can_see_and_a_sequence_that_is_old(office, script, two):
    asked = body(two[:1], responsible="truongphong")
    asked["records"] = [{"id": 10**9, "sequence": 1}, {"id": two[0].pk, "sequence": 99}]
    told = script("qmr").post("actions/together", asked).json()
    assert [each["status"] for each in told["results"]] == [404, 409]


@pytest.mark.parametrize(
    "wrong",
    [
        {"records": []},
        {"records": "all"},
        {"records": [{"id": "1"}]},
        {"records": [{"id": 1}, {"id": 1}]},
        {"act": "accept"},
        {"act": 7},
    ],
)
def test_what_is_no_such_request_is_refused_whole(office, script, two, wrong):
    assert script("qmr").post("actions/together", body(two) | wrong).status_code == 422


def test_a_collection_without_such_acts_has_no_such_address(office, script):
    assert script("qmr").post("cases/together", {"act": "x", "records": []}).status_code == 404


def test_reminding_by_a_script(office, script, two):
    named = [{"id": each.pk} for each in two]
    told = script("qmr").post("actions/together", {"act": "remind", "records": named}).json()
    assert [each["done"] for each in told["results"]] == [True, False]
