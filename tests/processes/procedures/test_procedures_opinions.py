"""Opinions side by side in a definition: written, read again, edited, drawn, and refused where a join is forgotten."""

import json
from itertools import permutations

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from processes.issuances.drafts import fitted
from processes.procedures.comparison import compare_steps
from processes.procedures.diagrams import definition_diagram, nodes_and_edges, steps_drawn
from processes.procedures.editor import DefinitionForm, Editor
from processes.procedures.joins import Join, Joined, joined
from processes.procedures.problems import problems_of
from processes.procedures.rows import change_rows
from processes.procedures.typed_rows import definition_meant, typed_from
from processes.procedures.written import steps as steps_written
from tests.processes.procedures import making

ASKED = [
    {"post": "officer", "unit": "kt", "partner": "", "minutes": 30},
    {"post": "unit_head", "unit": "", "partner": "", "minutes": 60},
    {"post": "", "unit": "", "partner": "Công an xã", "minutes": 60},
]


def asking(opinions=ASKED, **changed):
    """The head's step B2 asks three; agreed it goes on to B3, refused it ends or goes back."""
    outcomes = [
        {"code": "dong_thuan", "label": "Được đồng thuận", "leads_to": "B3", "joined": "agreed"},
        {"code": "lai", "label": "Làm lại", "leads_to": "B1", "joined": "refused"},
    ]
    step = {"outcomes": outcomes, "join_rule": "some", "needed": 2, "opinions": opinions} | changed
    return [making.step("B1", "B2", post="one_stop_officer", unit="hcc"), making.step("B2", **step), making.step("B3")]


def sentences(steps):
    return [(each.step, str(each.sentence)) for each in problems_of(making.definition(*steps))]


@pytest.mark.parametrize(
    ("join", "needed", "answers", "expected"),
    [
        (Join.ALL, None, [True, True], Joined.AGREED),
        (Join.ALL, None, [False, None], None),
        (Join.ALL, None, [False, True], Joined.REFUSED),
        (Join.FIRST_REFUSAL, None, [False, None], Joined.REFUSED),
        (Join.FIRST_REFUSAL, None, [True, None], None),
        (Join.SOME, 2, [True, True, None], Joined.AGREED),
        (Join.SOME, 2, [False, True, None], None),
        (Join.SOME, 2, [False, False, None], Joined.REFUSED),
    ],
)
def test_a_join_is_decided_by_what_was_answered(join, needed, answers, expected):
    assert joined(join, needed, answers) == expected


@given(join=st.sampled_from(Join), answers=st.lists(st.booleans(), min_size=1, max_size=4), data=st.data())
def test_every_order_of_the_same_answers_is_joined_alike(join, answers, data):
    needed = data.draw(st.integers(1, len(answers)))
    assert len({_decided(join, needed, answers, order) for order in permutations(range(len(answers)))}) == 1


def _decided(join, needed, answers, order):
    """The decision at which one order of finishing stops."""
    so_far = [None] * len(answers)
    for place in order:
        so_far[place] = answers[place]
        if decision := joined(join, needed, so_far):
            return decision
    raise AssertionError("everybody has answered, and nothing is decided")


def test_a_sound_definition_with_opinions_has_no_problems():
    assert sentences(asking()) == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"join_rule": ""}, "tổng hợp"),
        ({"needed": None}, "bao nhiêu"),
        ({"needed": 4}, "bao nhiêu"),
        ({"opinions": []}, "không hỏi ai"),
        ({"opinions": [ASKED[0], ASKED[0]]}, "hỏi trùng"),
        ({"opinions": [ASKED[0], {**ASKED[1], "partner": "Công an xã"}]}, "cùng lúc"),
        ({"opinions": [ASKED[0], {**ASKED[1], "post": ""}]}, "hỏi ai"),
        ({"opinions": [ASKED[0], {**ASKED[1], "minutes": None}]}, "thời gian"),
        ({"opinions": [ASKED[0], {**ASKED[1], "minutes": 90}]}, "lâu hơn"),
    ],
)
def test_a_join_that_is_forgotten_or_leads_nowhere_is_told_at_its_step(changed, words):
    found = sentences(asking(**changed))
    assert any(step == "B2" and words in sentence for step, sentence in found), found


def test_a_decision_after_which_no_outcome_can_be_taken_is_told():
    steps = asking()
    del steps[1]["outcomes"][1]
    assert any(step == "B2" and "không đồng ý" in sentence for step, sentence in sentences(steps))


def test_a_definition_keeps_its_opinions_and_one_without_says_the_same_as_before(office):
    version = making.draft(office, definition_=making.definition(*asking()))
    told = making.fresh(version).definition()["steps"]
    assert (told[1]["opinions"], told[1]["join_rule"], told[1]["needed"]) == (ASKED, "some", 2)
    assert [each.get("joined") for each in told[1]["outcomes"]] == ["agreed", "refused"]
    assert not {"opinions", "join_rule", "needed"} & set(told[0])
    assert all("joined" not in each for each in told[0]["outcomes"])


def test_the_editor_gives_back_what_was_saved(office):
    told = making.fresh(making.draft(office, definition_=making.definition(*asking()))).definition()
    editor = Editor(typed_from(told), bound=True)
    assert editor.is_valid()
    assert editor.definition()["steps"][1]["opinions"] == ASKED
    assert problems_of(definition_meant(typed_from(told))) == problems_of(told) == []


def test_an_opinion_is_asked_for_and_taken_away_in_the_editor():
    typed = typed_from(making.definition(*asking()))
    assert change_rows(typed, "add-opinion-1") == 1
    assert len(typed["steps"][1]["opinions"]) == 4
    change_rows(typed, "remove-opinion-1-0")
    assert typed["steps"][1]["opinions"][0]["post"] == "unit_head"


@pytest.mark.both_databases
def test_it_is_edited_at_the_page(office):
    version = making.draft(office, definition_=making.definition(*asking()))
    client = Client()
    client.force_login(office.congchuc1)
    page = client.get(reverse("revision_steps", args=[version.revision_id])).content.decode()
    assert 'name="steps-1-opinions-2-partner"' in page
    assert 'name="steps-1-join_rule"' in page
    assert 'name="steps-0-join_rule"' not in page
    shown = client.get(reverse("procedure_versions_record", args=[version.pk])).content.decode()
    assert "Công an xã" in shown
    assert "2 trong 3 ý kiến đồng ý" in shown


def test_the_diagram_forks_and_joins(office):
    nodes, edges = nodes_and_edges({"steps": asking()})
    ways = {(each.source, each.target): each.label for each in edges}
    for key in ("B2.1", "B2.2", "B2.3"):
        assert {("B2", key), (key, "B2.join")} <= set(ways)
    assert ways["B2.join", "B3"] == "đồng ý: Được đồng thuận"
    assert ("B2", "B3") not in ways
    assert [each.key for each in nodes][:6] == ["B1", "B2", "B2.1", "B2.2", "B2.3", "B2.join"]
    assert "<svg" in definition_diagram({"steps": asking()})


def test_the_way_that_was_gone_is_dark_behind_the_join(office):
    version = making.fresh(making.draft(office, definition_=making.definition(*asking())))
    step = version.active_steps()[1]
    drawn = steps_drawn(version, (), [(step, step.active_outcomes()[0])])
    assert "is-gone" in drawn["steps_diagram"]
    assert any("B2.1" in sentence for sentence in drawn["steps_sentences"])


def test_the_written_procedure_and_the_comparison_name_who_is_asked(office):
    version = making.fresh(making.draft(office, definition_=making.definition(*asking())))
    assert "Ý kiến B2.3: Công an xã" in steps_written(version)
    (b1, b2, b3) = compare_steps(None, version)
    assert any("Công an xã" in after for _label, _before, after in b2.changes)
    assert not any("Công an xã" in after for each in (b1, b3) for _label, _before, after in each.changes)


def test_a_definition_for_a_script_is_judged_as_the_editor_judges_it(office):
    told = making.fresh(making.draft(office, definition_=making.definition(*asking()))).definition()
    form = DefinitionForm({"definition": json.dumps(told)})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["definition"]["steps"][1]["opinions"] == ASKED
    told["steps"][1]["opinions"][0]["whom"] = "?"
    assert "whom" in str(DefinitionForm({"definition": json.dumps(told)}).errors)


def test_the_times_of_opinions_keep_their_share_where_a_pattern_is_fitted_to_another_promise():
    for minutes in (480, 1440, 4800):
        steps = fitted(asking(), minutes)
        assert all(each["minutes"] <= steps[1]["minutes"] for each in steps[1]["opinions"])
        assert steps[1]["join_rule"] == "some"
    assert steps[1]["opinions"][1]["minutes"] == steps[1]["minutes"] > ASKED[1]["minutes"]
