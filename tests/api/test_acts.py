"""A revision goes its way by HTTP, and every refusal says why (lifecycles.md, last table)."""

import pytest

from . import making


def test_a_revision_becomes_effective_by_http(script):
    effective = making.done(script("thuky").act(making.approved(script), "release", "tasks"))
    assert effective["state"] == "effective"
    assert effective["state_label"]
    assert effective["author"] == "congchuc1"
    assert effective["unit"] == "vhxh"
    assert effective["tasks"] == []


def test_a_record_says_what_can_be_done_and_what_stands_against_it(script):
    revision = making.submitted(script)
    acts = {act["name"]: act for act in script("chutich").get(f"document-revisions/{revision['id']}").json()["acts"]}
    assert not acts["approve"]["allowed"]
    assert acts["approve"]["unmet"] == ["As many of the named reviewers as must have endorsed."]
    assert acts["approve"]["sign"] and not acts["approve"]["reason"]
    assert acts["return_for_change"]["allowed"] and acts["return_for_change"]["reason"]


def test_a_record_names_its_parts_and_open_tasks(script):
    revision = making.submitted(script, "parts,tasks")
    assert [part["person"] for part in revision["parts"]["reviewers"]] == ["truongphong"]
    assert [(task["verb"], task["person"]) for task in revision["tasks"]] == [("endorse", "truongphong")]
    assert "search_text" not in revision
    assert "revision" not in revision["parts"]["readers"][0]


BESIDE = {"parts", "acts", "tasks"}


@pytest.mark.parametrize(
    ("expand", "told"),
    [("", set()), ("tasks", {"tasks"}), ("acts,parts", {"acts", "parts"}), ("parts,acts,tasks", BESIDE)],
)
def test_the_answer_to_an_act_tells_the_fields_and_what_is_asked_for(script, expand, told):
    answer = making.submitted(script, expand)
    read = script("congchuc1").get(f"document-revisions/{answer['id']}").json()
    assert answer == {name: value for name, value in read.items() if name not in BESIDE - told}


def test_what_nobody_can_tell_beside_the_fields_is_refused_before_anything_is_done(script):
    draft = making.draft(script)
    for question in ("expand=history", "expand=tasks,nothing", "acts=1", "expand=acts&expand=tasks"):
        address = f"document-revisions/{draft['id']}/acts/submit?{question}"
        assert script("congchuc1").post(address, {"sequence": draft["sequence"]}).status_code == 422, question
        given = {"code": "QT-9", "title": "A", "kind": "form", "unit": "vhxh"}
        assert script("congchuc1").post(f"documents?{question}", given).status_code == 422, question
    assert script("congchuc1").get(f"document-revisions/{draft['id']}").json()["state"] == "draft"


def test_the_wrong_person_is_told_the_rule(script):
    refusal = script("congchuc2").act(making.draft(script), "submit")
    assert (refusal.status_code, refusal["Content-Type"]) == (403, "application/problem+json")
    assert refusal.json()["rule"] == "is_author"
    assert refusal.json()["detail"] == "Only the author does this."


def test_the_wrong_post_is_told_who_holds_the_right_one(script):
    refusal = script("congchuc1").act(making.approved(script), "release")
    assert refusal.status_code == 403
    assert refusal.json()["who"] == ["Thuky"]


def test_a_wrong_state_names_everything_that_is_missing(script):
    refusal = script("chutich").act(making.draft(script), "approve", password="demo")
    assert refusal.status_code == 409
    assert len(refusal.json()["unmet"]) >= 2


def test_a_rule_not_met_is_told(script):
    refusal = script("congchuc1").act(making.draft(script, reviewers=[]), "submit")
    assert refusal.status_code == 409
    assert refusal.json()["unmet"] == ["At least one reviewer and an approver are named, none of them the author."]


def test_whoever_was_slower_is_told_where_the_record_stands(script):
    seen = making.draft(script)
    making.done(script("congchuc1").act(seen, "submit"))
    refusal = script("congchuc1").act(seen, "submit")
    assert refusal.status_code == 409
    assert refusal.json()["current"] == {"sequence": seen["sequence"] + 1, "state": "in_review"}


@pytest.mark.parametrize("sequence", [None, "x", True, [1]])
def test_an_act_says_which_sequence_was_seen(script, sequence):
    refusal = script("congchuc1").act(making.draft(script), "submit", sequence=sequence)
    assert refusal.status_code == 422
    assert list(refusal.json()["errors"]) == ["sequence"]


def test_a_missing_reason_is_told_at_its_field(script):
    refusal = script("chutich").act(making.submitted(script), "return_for_change")
    assert refusal.status_code == 422
    assert list(refusal.json()["errors"]) == ["reason"]


def test_a_wrong_password_signs_nothing(script):
    revision = making.submitted(script)
    refusal = script("truongphong").act(revision, "endorse", password="wrong")
    assert refusal.status_code == 422
    assert list(refusal.json()["errors"]) == ["password"]
    now = script("truongphong").get(f"document-revisions/{revision['id']}").json()
    assert now["sequence"] == revision["sequence"]


def test_a_value_of_the_wrong_kind_is_told_at_its_field(script):
    revision = making.draft(script)
    for field, value in [("title", ["a", "b"]), ("title", {}), ("approver", "nobody"), ("reviewers", "x")]:
        refusal = script("congchuc1").act(revision, "edit", **{field: value})
        assert (refusal.status_code, list(refusal.json()["errors"])) == (422, [field])


def test_what_is_not_given_stays_untouched(script):
    revision = making.done(script("congchuc1").act(making.draft(script), "edit", "parts", text="<p>Phạm vi</p>"))
    assert revision["text"] == "<p>Phạm vi</p>"
    assert revision["approver"] == "chutich"
    assert [part["person"] for part in revision["parts"]["reviewers"] if part["active"]] == ["truongphong"]


def test_an_unknown_act_is_not_found(script):
    assert script("congchuc1").act(making.draft(script), "destroy").status_code == 404


def test_the_administrator_finds_nothing(script):
    revision = making.draft(script)
    assert script("quantri").get("document-revisions").json()["results"] == []
    assert script("quantri").get(f"document-revisions/{revision['id']}").status_code == 404
    assert script("quantri").get(f"document-revisions/{revision['id']}/history").status_code == 404
    assert script("quantri").act(revision, "submit").status_code == 404


def test_creation_asks_for_the_form_and_the_post(script):
    assert script("congchuc1").post("documents", {"code": "X"}).status_code == 422
    body = {"code": "QT-9", "title": "A", "kind": "form", "unit": "vhxh"}
    refusal = script("danhgia1").post("documents", body)
    assert (refusal.status_code, refusal.json()["rule"][:6]) == (403, "holds_")


def test_what_nobody_asks_for_is_named(script):
    """A key that would be left aside in silence is a misunderstanding; so is one that another act takes."""
    revision = making.draft(script)
    for body in ({"values": {}}, {"titel": "A", "approver": "qmr"}):
        refusal = script("congchuc1").act(revision, "edit", **body)
        assert (refusal.status_code, refusal.json()["type"]) == (400, "urn:qms:problem:not-understood")
        assert refusal.json()["detail"] == f"Nobody asks for {next(iter(body))} here."
    assert script("congchuc1").act(revision, "submit", title="A").status_code == 400
    assert script("congchuc1").act(revision, "submit", reason="…").status_code == 200


def test_a_long_history_goes_on_where_it_ended(script, monkeypatch):
    monkeypatch.setattr("qms.api.records.TOLD_AT_ONCE", 1)
    revision = making.submitted(script)
    first = script("congchuc1").get(f"document-revisions/{revision['id']}/history").json()
    then = script("congchuc1").client.get(first["next"]).json()
    assert (first["results"][0]["act"], then["results"][0]["act"], then["next"]) == ("create", "submit", None)
    for nonsense in ("hôm qua", "2026-03-01"):
        assert (
            script("congchuc1").get(f"document-revisions/{revision['id']}/history", after=nonsense).status_code == 422
        )
