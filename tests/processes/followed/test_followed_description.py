"""The ways of followed dossiers keep to their description: its examples are taken, and the answers are as described."""

import json

import jsonschema
import pytest
from django.test import Client
from django.urls import get_resolver

from processes.cases.models import Case
from processes.followed.urls import WAYS
from qms.api.description import description_in
from qms.api.tokens import issue_token
from qms.ledger.now import frozen
from tests.processes.cases import making as cases
from tests.processes.cases.making import at
from tests.processes.followed import making


@pytest.fixture
def city(office, settings):
    settings.FOLLOWED_SYSTEMS = {making.SYSTEM: "motcua1"}
    with frozen(at(2026, 11, 26, 8, 0)):
        making.procedure(office)
        yield Client(headers={"Authorization": f"Token {issue_token(office.motcua1, scope='followed')}"})


def operation(name, method):
    return description_in("en")["paths"][f"/api/followed/{name}"][method]


def shape(answer):
    """The described shape of an answer; `nullable` is a word of OpenAPI alone."""
    described = json.loads(json.dumps(answer["content"]["application/json"]["schema"]))
    for field in described["properties"].values():
        if field.pop("nullable", False):
            field["type"] = [field["type"], "null"]
    return described


def addresses_below(resolver, before="/"):
    """Every address of the program, whole."""
    for each in resolver.url_patterns:
        address = f"{before}{each.pattern}"
        yield from addresses_below(each, address) if hasattr(each, "url_patterns") else (address,)


def test_every_address_of_the_scope_is_described():
    addresses = {each for each in addresses_below(get_resolver()) if each.startswith("/api/followed/")}
    paths = {each for each in description_in("en")["paths"] if each.startswith("/api/followed/")}
    assert addresses == paths and len(paths) == len(WAYS)


@pytest.mark.parametrize("name", WAYS)
def test_the_example_of_each_body_is_taken_and_answered_as_described(city, name):
    body = operation(name, "post")["requestBody"]["content"]["application/json"]["schema"]
    jsonschema.validate(body["example"], body)
    answer = city.post(f"/api/followed/{name}", json.dumps(body["example"]), content_type="application/json")
    assert answer.status_code == 200, answer.content
    jsonschema.validate(answer.json(), shape(operation(name, "post")["responses"]["200"]))
    assert Case.objects.filter(source_system=making.SYSTEM).count() == (name != "progress")


@pytest.mark.parametrize("name", ["dossiers", "progress"])
def test_what_goes_out_is_as_described_and_so_is_its_example(office, city, name):
    cases.accepted(office, making.procedure(office, "QT-TP-10", national_code="3.1"))
    described = shape(operation(name, "get")["responses"]["200"])
    told = city.get(f"/api/followed/{name}").json()
    assert told["data"]
    for page in (told, described["example"]):
        jsonschema.validate(page, described)
    assert {frozenset(each) for each in told["data"]} == {frozenset(described["example"]["data"][0])}


@pytest.mark.parametrize(
    ("address", "body", "status"),
    [
        ("dossiers", '{"data": {}}', 422),
        ("dossiers", "{", 400),
        ("progress?system=khac", '{"data": []}', 422),
        ("messages", '{"dossiers": 1}', 422),
    ],
)
def test_refusals_are_those_described(city, address, body, status):
    answer = city.post(f"/api/followed/{address}", body, content_type="application/json")
    assert answer.status_code == status
    assert str(status) in operation(address.split("?")[0], "post")["responses"]
