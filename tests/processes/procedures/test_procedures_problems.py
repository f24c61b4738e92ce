"""What is wrong with a definition is said, with the step concerned; a slow reference agrees on every graph."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from processes.procedures.problems import problems_of
from processes.procedures.ways import leading_to_an_end, longest_way, reachable
from tests.processes.procedures.making import definition, step

FIXTURE = Path(__file__).parents[3] / "fixtures" / "procedures.toml"

IN_CALENDAR_DAYS = {"limit_in": "calendar_days", "legal_limit": 30}
GROUND = {"name": "Phải xác minh", "legal_basis": "Luật mẫu, Điều 1", "amount": 3, "times": 1}
FAULTS = [
    # what is wrong, the step concerned, the definition
    ("no steps", "", definition() | {"steps": []}),
    ("no promise", "", definition(committed=None)),
    ("promise beyond the law", "", definition(legal_limit=2)),
    ("steps longer than the promise", "", definition(step("B1", minutes=1441))),
    ("a day too long for a result within the day", "", definition(step("B1", minutes=481), same_day=True)),
    ("more than calendar days hold", "", definition(step("B1", minutes=3361), **IN_CALENDAR_DAYS, committed=9)),
    ("more hours than promised", "", definition(step("B1", minutes=241), limit_in="hours", committed=4, legal_limit=4)),
    ("its own first day by nobody's word", "", definition(first_day="counted")),
    ("an extension without a law", "", definition(extensions=[GROUND | {"legal_basis": " "}])),
    ("an extension by nothing", "", definition(extensions=[GROUND | {"amount": None}])),
    ("no result", "", definition(step("B1", "refused"))),
    ("dead end", "B2", definition(step("B1", "B2 resolved"), step("B2", ""))),
    ("no way to an end", "B2", definition(step("B1", "B2 resolved"), step("B2", "B2"))),
    ("unreachable", "B2", definition(step("B1"), step("B2"))),
    ("unknown target", "B1", definition(step("B1", "resolved B9"))),
    ("no target", "B1", definition(step("B1", outcomes=[{"code": "a", "label": "Xong", "leads_to": ""}]))),
    ("no post", "B1", definition(step("B1", post=""))),
    ("no time", "B1", definition(step("B1", minutes=None))),
    ("code twice", "B1", definition(step("B1"), step("B1"))),
    ("incompatible with a later step", "B1", definition(step("B1", "B2", not_holder_of=["B2"]), step("B2"))),
    ("incompatible with itself", "B1", definition(step("B1", not_holder_of=["B1"]))),
    (
        "choice without choices",
        "B1",
        definition(step("B1", fields=[{"key": "a", "label": "Loại", "kind": "choice", "choices": []}])),
    ),
]


@pytest.mark.parametrize(("code", "faulty"), [fault[1:] for fault in FAULTS], ids=[fault[0] for fault in FAULTS])
def test_each_problem_is_said_of_its_step(code, faulty):
    assert code in {problem.step for problem in problems_of(faulty)}


def test_a_sound_definition_has_no_problems():
    assert problems_of(definition()) == []
    assert problems_of(definition(step("B1", "B2"), step("B2", "resolved B1", not_holder_of=["B1"]))) == []
    assert problems_of(definition(step("B1", minutes=3360), **IN_CALENDAR_DAYS, committed=9)) == []
    assert problems_of(definition(step("B1", minutes=240), limit_in="hours", committed=4, legal_limit=4)) == []
    assert problems_of(definition(first_day="counted", first_day_ground="Quyết định 1", extensions=[GROUND])) == []


def test_the_steps_that_are_too_long_together_are_named():
    steps = [step("B1", "B2 B3", minutes=480), step("B2", minutes=60), step("B3", minutes=2 * 480)]
    (problem,) = problems_of(definition(*steps, limit_in="calendar_days", committed=2))
    assert "B1 → B3" in str(problem) and "B2" not in str(problem)
    assert "2 ngày (tính cả ngày nghỉ)" in str(problem)


@pytest.mark.parametrize("procedure", tomllib.loads(FIXTURE.read_text())["procedures"], ids=lambda p: p["document"])
def test_the_communes_procedures_are_sound(procedure):
    assert [str(problem) for problem in problems_of(procedure)] == []


CODES = ["B1", "B2", "B3", "B4", "B5", "B6"]


@st.composite
def graphs(draw):
    """Steps whose outcomes lead anywhere, to steps that do not exist too."""
    codes = CODES[: draw(st.integers(1, len(CODES)))]
    targets = st.lists(st.sampled_from([*CODES, "resolved", "refused"]), max_size=3)
    return [step(code, " ".join(draw(targets)), minutes=draw(st.integers(0, 500))) for code in codes]


def ways(steps, forward=False):
    """Every way from the first step that meets no step twice, obviously and slowly."""
    by_code = {each["code"]: each for each in steps}
    order = list(by_code)

    def walk(way):
        yield way
        for outcome in by_code[way[-1]]["outcomes"]:
            target = outcome["leads_to"]
            known = target in by_code and target not in way
            if known and (not forward or order.index(target) > order.index(way[-1])):
                yield from walk([*way, target])

    return list(walk([order[0]]))


@settings(deadline=None, max_examples=150)
@given(graphs())
def test_reaching_agrees_with_trying_every_way(steps):
    assert reachable(steps) == {code for way in ways(steps) for code in way}


@settings(deadline=None, max_examples=150)
@given(graphs())
def test_ending_agrees_with_trying_every_way(steps):
    def ends(first):
        """Whether some way from this step comes to an end."""
        rest = [step for step in steps if step["code"] != first["code"]]
        met = {code for way in ways([first, *rest]) for code in way}
        return any(o["leads_to"] in ("resolved", "refused") for s in steps if s["code"] in met for o in s["outcomes"])

    assert leading_to_an_end(steps) == {step["code"] for step in steps if ends(step)}


@settings(deadline=None, max_examples=150)
@given(graphs())
def test_the_longest_way_forward_is_the_longest_of_all(steps):
    minutes = {step["code"]: step["minutes"] for step in steps}
    assert longest_way(steps)[0] == max(sum(minutes[code] for code in way) for way in ways(steps, forward=True))


@settings(deadline=None, max_examples=100)
@given(graphs())
def test_a_dossier_can_always_end_where_no_problem_is_said(steps):
    if not problems_of(definition(*steps)):
        assert reachable(steps) == {step["code"] for step in steps} == leading_to_an_end(steps)
