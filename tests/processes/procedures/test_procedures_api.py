"""A procedure's steps through the API: read as they are written, revised whatever they hold, nothing dropped."""

import pytest

from documents.controlled.models import DocumentRevision
from tests.api.conftest import Script

from . import making

FULL = {
    "same_day": True,
    "cutoff": "14:30",
    "committed": None,
    "steps": [
        making.step("B1", "B2", post="one_stop_officer", unit="hcc"),
        making.step(
            "B2",
            "resolved refused",
            not_holder_of=["B1"],
            fields=[{"key": "so", "label": "Số", "kind": "choice", "required": True, "choices": ["A", "B"]}],
        ),
    ],
}


@pytest.fixture
def author(office):
    return Script(office.congchuc1)


def read(author, version):
    answer = author.get(f"procedure-versions/{version.pk}")
    assert answer.status_code == 200
    return answer.json()


def define(author, version, definition, **more):
    body = {"sequence": read(author, version)["sequence"], "definition": definition} | more
    return author.post(f"procedure-versions/{version.pk}/acts/define", body)


def test_steps_are_read_in_the_shape_in_which_they_are_written(office, author):
    version = making.draft(office, definition_=making.definition(**FULL))
    definition = read(author, version)["definition"]
    assert definition["steps"][1]["fields"] == FULL["steps"][1]["fields"]
    assert [each["leads_to"] for each in definition["steps"][1]["outcomes"]] == ["resolved", "refused"]
    definition["steps"][0]["name"] = "Tiếp nhận tại quầy"
    assert define(author, version, definition).status_code == 200
    assert read(author, version)["definition"] == definition


@pytest.mark.parametrize("cutoff", ["14:30", "15:00", ""])
def test_a_procedure_with_a_cutoff_is_revised(office, author, cutoff):
    version = making.effective(office, definition_=making.definition(**FULL | {"cutoff": cutoff}))
    body = {"document": version.revision.document.number, "title": "Lần hai", "change_summary": "Sửa"}
    answer = author.post("document-revisions", body)
    assert answer.status_code == 201, answer.content
    later = DocumentRevision.objects.get(pk=answer.json()["id"])
    assert making.ProcedureVersion.objects.get(revision=later).cutoff == version.cutoff


PLACES = {
    "the whole": lambda d: d,
    "a part": lambda d: d["parts"][0],
    "a step": lambda d: d["steps"][1],
    "a field": lambda d: d["steps"][1]["fields"][0],
    "an outcome": lambda d: d["steps"][0]["outcomes"][0],
}


@pytest.mark.parametrize("place", PLACES)
def test_a_name_that_nobody_asks_for_is_told_wherever_it_stands(office, author, place):
    version = making.draft(office, definition_=making.definition(**FULL))
    definition = read(author, version)["definition"]
    PLACES[place](definition)["la_lung"] = 1
    answer = define(author, version, definition)
    assert answer.status_code == 422 and "la_lung" in answer.json()["errors"]["definition"][0]
    assert read(author, version)["sequence"] == version.sequence


@pytest.mark.parametrize(
    "shape", [[], "x", 1, {"steps": 1}, {"steps": [1]}, {"parts": ["x"]}, {"steps": [{"fields": 5}]}]
)
def test_what_is_no_definition_is_refused(office, author, shape):
    version = making.draft(office, definition_=making.definition(**FULL))
    assert define(author, version, shape).status_code == 422
