"""Handing over by the API: the same list, the same acts, the same refusals as on the page."""

import json

import pytest
from django.test import Client

from qms.api.tokens import issue_token
from tests.processes.actions import making as actions

REASON = "QĐ 21: thôi việc"


@pytest.fixture
def ask(office):
    """Ask in somebody's name: (person, subject, body or None) gives status and answer."""

    def asked(person, subject, body=None, **headers):
        client = Client(headers={"Authorization": f"Token {issue_token(person)}", "Accept-Language": "en", **headers})
        kind = {"User": "persons", "Post": "posts", "Unit": "units"}[type(subject).__name__]
        address = f"/api/handover/{kind}/{subject.pk}"
        sent = {"data": json.dumps(body), "content_type": "application/json"}
        answer = client.get(address) if body is None else client.post(address, **sent)
        return answer.status_code, answer.json()

    return asked


def test_what_is_left_is_read_of_a_person_a_post_and_a_unit(office, ask):
    given = actions.action(office)
    post = office.holdings["congchuc1", "officer"].post
    for subject in (office.congchuc1, post, post.unit):
        status, left = ask(office.truongphong, subject)
        found = [each for each in left["named"] if each["person"] == "congchuc1"]
        assert status == 200
        assert [each["record"] for each in found] == [{"collection": "actions", "id": given.pk, "label": str(given)}], (
            subject
        )
        assert found[0]["obstacle"] == ""


def test_who_may_not_look_is_refused_and_what_is_hidden_is_counted(office, ask):
    actions.action(office)
    assert ask(office.truongkt, office.congchuc1)[0] == 403
    status, left = ask(office.quantri, office.congchuc1)
    assert (status, left["named"], left["hidden"]) == (200, [], 1)
    assert "Can be done by" in ask(office.congchuc1, office.congchuc1)[1]["named"][0]["obstacle"]


def test_everything_goes_to_one_and_one_thing_to_another(office, ask):
    one, two = actions.action(office), actions.action(office, title="Việc thứ hai")
    keys = {each["record"]["id"]: each["key"] for each in ask(office.truongphong, office.congchuc1)[1]["named"]}
    body = {"everything": "thuky", "takes": {keys[two.pk]: "-"}, "reason": REASON}
    status, answer = ask(office.truongphong, office.congchuc1, body)
    assert (status, answer["done"], answer["refused"]) == (200, 1, [])
    assert [each["record"]["id"] for each in answer["left"]["named"]] == [two.pk]
    one.refresh_from_db()
    assert (one.responsible, one.history.latest().reason) == (office.thuky, REASON)


def test_the_same_key_hands_over_once(office, ask):
    actions.action(office)
    body, key = {"everything": "thuky", "reason": REASON}, {"Idempotency-Key": "một lần"}
    first, again = (ask(office.truongphong, office.congchuc1, body, **key) for _time in range(2))
    assert first == again and first[1]["done"] == 1


def test_what_the_rules_refuse_is_told_and_stops_nothing(office, ask):
    actions.action(office)
    actions.action(office, title="Khác", verifier=office.thuky)
    status, answer = ask(office.truongphong, office.congchuc1, {"everything": "congchuc2", "reason": REASON})
    assert (status, answer["done"], len(answer["refused"])) == (200, 1, 1)
    assert answer["refused"][0]["sentences"]


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"everything": "thuky"}, 422, "reason"),
        ({"everything": "nobody", "reason": "x"}, 422, "everything"),
        ({"everything": {}, "reason": []}, 422, "everything"),
        ({"everything": 7, "reason": "x"}, 422, "everything"),
        ({"takes": {"actions--responsible-999": "thuky"}, "reason": "x"}, 422, "takes"),
        ({"takes": [1], "reason": "x"}, 422, "takes"),
        ({"takes": {"csrfmiddlewaretoken": "x"}, "reason": "x"}, 422, "takes"),
        ({"give_back": [True], "reason": "x"}, 422, "give_back"),
        ({"give_back": [10**15], "reason": "x"}, 422, "give_back"),
        ({"give_back": "1", "reason": "x"}, 422, "give_back"),
        ({"reason": "x"}, 422, "everything"),
        ({"reason": "x", "password": "y"}, 400, None),
        ([], 400, None),
    ],
)
def test_what_is_not_right_is_told_by_its_name(office, ask, body, status, field):
    actions.action(office)
    got, answer = ask(office.truongphong, office.congchuc1, body)
    assert got == status and (field is None or field in answer["errors"]), answer
