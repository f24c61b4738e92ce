"""Branches and limits of a definition: written, read again, edited, drawn, and refused where they lead nowhere."""

import pytest
from django.test import Client
from django.urls import reverse

from processes.procedures.conditions import holds
from processes.procedures.diagrams import nodes_and_edges
from processes.procedures.editor import Editor
from processes.procedures.problems import problems_of
from processes.procedures.rows import change_rows
from processes.procedures.states import Comparison, FieldKind
from processes.procedures.typed_rows import definition_meant, typed_from
from processes.procedures.ways import reachable
from tests.processes.procedures import making

COPIES = {"key": "so_ban", "label": "Số bản", "kind": "number", "required": True, "choices": []}
BRANCH = {"outcome": "o0", "field": "B1.so_ban", "comparison": "at_least", "value": "5", "leads_to": "B3"}


def branched(**changed):
    """Two ways to the end: many copies go over the step B3, few go to B2 at once; B3 may go back twice."""
    back = [
        {"code": "xong", "label": "Xong", "leads_to": "B2"},
        {"code": "lai", "label": "Làm lại", "leads_to": "B1", "at_most": 2},
    ]
    return [
        making.step("B1", "B2", post="one_stop_officer", unit="hcc", fields=[COPIES], branches=[BRANCH | changed]),
        making.step("B2", "resolved refused"),
        making.step("B3", outcomes=back),
    ]


def sentences(steps):
    return [(each.step, str(each.sentence)) for each in problems_of(making.definition(*steps))]


@pytest.mark.parametrize(
    ("kind", "comparison", "named", "given", "expected"),
    [
        (FieldKind.NUMBER, "at_least", "5", 5, True),
        (FieldKind.NUMBER, "at_least", "5", 4.5, False),
        (FieldKind.NUMBER, "less", "5,5", 5, True),
        (FieldKind.NUMBER, "is", "5", None, False),
        (FieldKind.DATE, "less", "01/03/2026", "2026-02-28", True),
        (FieldKind.YES_NO, "is", "Có", "yes", True),
        (FieldKind.YES_NO, "is_not", "Có", "yes", False),
        (FieldKind.CHOICE, "is", "đất ở", "Đất ở", True),
        (FieldKind.TEXT, "less", "b", "a", False),
    ],
)
def test_a_condition_holds_by_the_kind_of_its_field(kind, comparison, named, given, expected):
    assert holds(kind, Comparison(comparison), named, given) is expected


def test_a_sound_definition_with_branches_has_no_problems():
    assert sentences(branched()) == []
    assert reachable(branched()) == {"B1", "B2", "B3"}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"leads_to": ""}, "không dẫn tới đâu"),
        ({"leads_to": "B9"}, "không dẫn tới đâu"),
        ({"field": "B2.khac"}, "không bước nào hỏi"),
        ({"value": "nhiều"}, "không thể có"),
        ({"comparison": ""}, "so sánh thế nào"),
        ({"outcome": "khac"}, "không có ở bước này"),
    ],
)
def test_a_branch_that_leads_nowhere_is_told_at_its_step(changed, words):
    found = sentences(branched(**changed))
    assert any(step == "B1" and words in sentence for step, sentence in found), found


def test_a_branch_on_a_later_field_and_one_of_an_ending_are_told():
    steps = branched()
    steps[0]["fields"], steps[1]["fields"] = [], [COPIES]
    steps[0]["branches"] = [BRANCH | {"field": "B2.so_ban"}]
    assert any("sau" in sentence for _step, sentence in sentences(steps))
    steps = branched()
    steps[0]["outcomes"][0]["leads_to"] = "resolved"
    assert any("kết thúc" in sentence for _step, sentence in sentences(steps))


def test_a_step_all_of_whose_outcomes_are_limited_is_told():
    steps = branched()
    steps[2]["outcomes"][0]["at_most"] = 1
    assert any(step == "B3" and "đứng lại" in sentence for step, sentence in sentences(steps))


@pytest.mark.both_databases
def test_it_is_kept_and_read_again_as_it_was_written(office):
    version = making.draft(office, definition_=making.definition(*branched()))
    steps = making.fresh(version).definition()["steps"]
    assert steps[0]["branches"] == [BRANCH]
    assert [each.get("at_most") for each in steps[2]["outcomes"]] == [None, 2]
    assert "branches" not in steps[1] and "at_most" not in steps[1]["outcomes"][0]


def test_the_editor_gives_back_what_it_was_given():
    given = making.definition(*branched())
    typed = typed_from(given)
    assert definition_meant(typed)["steps"][0]["branches"] == [BRANCH]


def test_a_loop_that_outlives_the_limit_of_its_way_out_is_a_problem():
    """B1 may go on to B2 once; sent back from there, it could only be done over and over."""
    onward = {"code": "duyet", "label": "Duyệt", "leads_to": "B2"}
    again = {"code": "lai", "label": "Làm lại", "leads_to": "B1"}
    back = {"code": "tra", "label": "Trả lại", "leads_to": "B1"}
    end = {"code": "xong", "label": "Xong", "leads_to": "resolved"}

    def steps(**limit):
        return [making.step("B1", outcomes=[again, onward | limit]), making.step("B2", outcomes=[end, back])]

    said = "từ đây không còn đường nào dẫn đến kết thúc"
    assert [step for step, sentence in sentences(steps(at_most=1)) if said in sentence] == ["B1"]
    assert [step for step, sentence in sentences(steps()) if said in sentence] == []


@pytest.mark.django_db
def test_a_field_that_is_only_typed_yet_can_be_branched_on():
    steps = branched(field="B1.ty_le")
    typed = typed_from(making.definition(*steps))
    typed["steps"][0]["fields"].append({"label": "Tỷ lệ", "kind": "number"})
    assert ("B1.ty_le", "B1 Tỷ lệ") in Editor(typed).asked
    assert [str(each) for each in problems_of(definition_meant(typed)) if each.step == "B1"] == []


@pytest.mark.both_databases
def test_it_is_edited_at_the_page(office):
    version = making.draft(office, definition_=making.definition(*branched()))
    typed = typed_from(making.fresh(version).definition())
    change_rows(typed, "add-branch-0")
    assert len(typed["steps"][0]["branches"]) == 2
    change_rows(typed, "remove-branch-0-1")
    typed["steps"][0]["branches"][0]["value"] = "7.000"
    editor = Editor(typed, bound=True)
    assert editor.is_valid(), [form.errors for row in editor.steps for form in row.forms()]
    assert editor.definition()["steps"][0]["branches"] == [BRANCH | {"value": "7000"}], "a number as it is typed here"
    assert [each.get("at_most") for each in editor.definition()["steps"][2]["outcomes"]] == [None, 2]
    client = Client()
    client.force_login(office.congchuc1)
    page = client.get(reverse("revision_steps", args=[version.revision_id])).content.decode()
    assert 'name="steps-0-branches-0-value"' in page and "B1 Số bản" in page
    page = client.get(reverse("procedure_versions_record", args=[version.pk])).content.decode()
    assert "Số bản" in page and "tối đa 2 lần" in page


@pytest.mark.django_db
def test_the_diagram_draws_the_branch():
    _nodes, edges = nodes_and_edges({"steps": branched()})
    assert ("B1", "B3") in {(each.source, each.target) for each in edges}
