"""docs/developers/integrate.md does what it says: its requests are sent as they stand, and its check is right."""

import json
import re
from types import SimpleNamespace

import pytest
from django.conf import settings as project
from django.test import Client

from qms.api.tokens import issue_token
from qms.ledger.now import frozen
from qms.webhooks.signatures import headers, new_secret
from tests.processes.actions import making as actions
from tests.processes.cases.making import at
from tests.processes.followed import making

TEXT = (project.BASE_DIR / "docs/developers/integrate.md").read_text(encoding="utf-8")
REQUESTS = re.findall(r"```http\n(.*?)```", TEXT, re.DOTALL)
MOMENT = 1_790_000_000


@pytest.fixture
def adapter(office, settings):
    """A program that follows the text; the city's import is the desk's."""
    settings.FOLLOWED_SYSTEMS = {making.SYSTEM: "motcua1"}
    with frozen(at(2026, 11, 26, 8, 0)):
        making.procedure(office)
        tokens = {"followed": issue_token(office.motcua1, scope="followed"), "actions": issue_token(office.qmr)}
        yield SimpleNamespace(tokens=tokens, office=office)


def send(adapter, request):
    """One request of the text: its line, its headers, its body."""
    line, *rest = request.strip().split("\n")
    method, path = line.split(" ")
    said = dict(each.split(": ", 1) for each in rest if re.match(r"[A-Za-z-]+: ", each))
    body = "\n".join(each for each in rest if not re.match(r"[A-Za-z-]+: ", each))
    token = adapter.tokens[path.split("/")[2]]
    client = Client(headers={"Authorization": f"Token {token}"} | said)
    return client.generic(method, path, body, content_type="application/json")


def test_the_citys_import_goes_as_it_is_told(adapter):
    first, again, ours = (send(adapter, each) for each in REQUESTS[:3])
    assert [each["became"] for each in first.json()["results"]][:1] == ["created"], first.content
    assert [each["became"] for each in again.json()["results"]] == ["same"]
    assert ours.status_code == 200 and "data" in ours.json()


def test_several_at_once_go_as_it_is_told(adapter):
    action = actions.action(adapter.office)
    request = REQUESTS[3].replace('"id": 1, "sequence": 1', f'"id": {action.pk}, "sequence": {action.sequence}')
    first, again = send(adapter, request), send(adapter, request)
    assert first.json()["done"] == 1 and first.json() == again.json()


def test_every_request_of_the_text_was_sent():
    assert len(REQUESTS) == 4


def test_the_check_of_the_text_knows_our_messages_and_no_others():
    known = {}
    exec(re.search(r"```python\n(.*?)```", TEXT, re.DOTALL)[1], known)
    secret, body = new_secret(), json.dumps({"type": "cases.accept"}).encode()
    told = headers([secret], "msg_1", MOMENT, body)
    assert known["is_from_us"](secret, told, body, MOMENT + 10)
    assert not known["is_from_us"](secret, told, body + b" ", MOMENT + 10)
    assert not known["is_from_us"](new_secret(), told, body, MOMENT + 10)
    assert not known["is_from_us"](secret, told, body, MOMENT + 1000)
