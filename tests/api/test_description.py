"""The description of the API is valid, complete, and made without a warning."""

import jsonschema
import pytest
from django.test import Client
from drf_spectacular.drainage import GENERATOR_STATS, reset_generator_stats
from drf_spectacular.validation import validate_schema

from qms.acts.acts import acts_of
from qms.api.description import description_in, written_in
from qms.lifecycle.registry import faces


@pytest.fixture
def described(db):
    answer = Client().get("/api/openapi.json")
    assert answer.status_code == 200
    return answer.json()


def test_it_is_valid_and_made_without_a_warning(db, capsys):
    description_in.cache_clear()
    written_in.cache_clear()
    reset_generator_stats()
    validate_schema(Client().get("/api/openapi.json").json())
    assert not GENERATOR_STATS, capsys.readouterr().err


def test_every_collection_record_history_and_act_is_described(described):
    for collection, kind in faces().items():
        assert f"/api/{collection}" in described["paths"]
        assert f"/api/{collection}/{{id}}/history" in described["paths"]
        for act in acts_of(kind.model):
            assert "post" in described["paths"][f"/api/{collection}/{{id}}/acts/{act}"]


def test_an_act_says_what_its_body_holds(described):
    act = described["paths"]["/api/document-revisions/{id}/acts/approve"]["post"]
    body = act["requestBody"]["content"]["application/json"]["schema"]
    assert set(body["required"]) == {"sequence", "password"}
    assert set(act["responses"]) == {"200", "400", "401", "403", "404", "409", "413", "415", "422", "503"}


def test_creation_is_described_by_its_form(described):
    create = described["paths"]["/api/documents"]["post"]
    body = create["requestBody"]["content"]["application/json"]["schema"]
    assert body["properties"]["code"]["maxLength"] == 40
    assert {"code", "title", "kind", "unit"} <= set(body["required"])
    assert "post" not in described["paths"]["/api/acknowledgements"]


def test_a_collection_names_its_filters(described):
    asked = {each["name"] for each in described["paths"]["/api/document-revisions"]["get"]["parameters"]}
    assert {"state", "q", "unit", "after", "limit"} <= asked


def test_an_act_is_described_by_what_its_form_takes(described):
    """No key that the act does not take, and none of the page's own; `values` of a step stays with the steps."""
    body = described["paths"]["/api/cases/{id}/acts/refuse"]["post"]["requestBody"]["content"]["application/json"]
    taken = {"legal_ground", "step", "outcome", "result", "note", "sequence", "reason"}
    assert set(body["schema"]["properties"]) == taken
    done = described["paths"]["/api/cases/{id}/acts/complete_step"]["post"]["requestBody"]["content"]
    assert "values" in done["application/json"]["schema"]["properties"]


def test_whatever_can_be_done_is_linked_from_its_record(described):
    linked = set()
    for operations in described["paths"].values():
        for operation in operations.values():
            for answer in operation["responses"].values():
                for link in answer.get("links", {}).values():
                    assert link["parameters"]["id"].startswith("$")
                    linked.add(link["operationId"])
    wanted = {
        operation["operationId"]
        for path, operations in described["paths"].items()
        for operation in operations.values()
        if "{id}" in path
    }
    assert wanted and linked == wanted


def test_what_is_written_in_a_form_of_its_own_has_an_example(described):
    bodies = [
        operation["requestBody"]["content"]["application/json"]["schema"]["properties"]
        for operations in described["paths"].values()
        for operation in operations.values()
        if "requestBody" in operation
    ]
    fields = [field for body in bodies for name, field in body.items() if field.get("format", "").startswith("date")]
    assert fields and all(field["example"].startswith("2026-") for field in fields)
    assert all(body["sequence"]["example"] == 1 for body in bodies if "sequence" in body)


def test_whoever_has_the_description_is_told_so(db):
    """The answer is the same for everybody and 4 MB long; it is made once for each language."""
    first = Client().get("/api/openapi.json")
    known = {"If-None-Match": first["ETag"]}
    again = Client().get("/api/openapi.json", headers=known)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    other = Client().get("/api/openapi.json", headers=known | {"Accept-Language": "en"})
    assert (other.status_code, other["ETag"] == first["ETag"]) == (200, False)


def test_every_body_has_an_example_that_keeps_to_it(described):
    bodies = [
        operation["requestBody"]["content"]["application/json"]["schema"]
        for operations in described["paths"].values()
        for operation in operations.values()
        if "requestBody" in operation
    ]
    with_one = [each for each in bodies if "example" in each]
    assert len(with_one) > 100
    for each in with_one:
        jsonschema.validate(each["example"], each)
