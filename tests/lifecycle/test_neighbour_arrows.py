"""A rule that guards one arrow guards its neighbours: acts that lead to the same end keep the same roles apart.

Compared are the acts of one machine that lead to one state, and those that lead to any of its ends. What differs on
purpose stands in a list with its reason. A new act that is weaker than its neighbour is found here, before somebody
goes the weaker way.
"""

from dataclasses import replace
from itertools import combinations

import pytest

from qms.acts.acts import ALWAYS, acts_of
from qms.acts.rules import only_as_part, only_the_clock
from qms.lifecycle.registry import record_types
from tests.access.lines import gathered

# Rules that keep no roles apart, and yet say by how much or by whom an end may be reached.
AMOUNTS = {"high_only_by_top_management"}
# States that end a matter though an act leads out of them.
ALSO_ENDS = {
    "Feedback": {"published"},
    "Nonconformity": {"closed"},
    "PeriodicReport": {"left_out"},
    "Risk": {"treated"},
}
OTHER_ROLE = "the same question is asked of another role, in words of its own"
OWN_STEP = "a step of one's own work, which another judges later"
# (machine, weaker act, its neighbour): why it may ask less.
ON_PURPOSE = {
    ("Action", "start", "return_for_rework"): OWN_STEP,
    (
        "Action",
        "cancel",
        "accept",
    ): "who worked on it once and handed it on may, as a superior, give it up: that proves nothing",
    ("Audit", "cancel", "close"): "an audit that is given up judges nobody; its findings are followed all the same",
    ("ChangeRequest", "withdraw", "refuse"): "who asked asks no more; nothing is decided about the document",
    ("ChangeRequest", "note_abolished", "refuse"): "only says what came of it, once others have withdrawn the document",
    ("Feedback", "refuse", "approve_answer"): "no answer was written that anybody could approve",
    ("Feedback", "close", "approve_answer"): "the answer was approved by another before; the sender is told",
    ("Finding", "agree", "uphold"): "the unit agrees to what was found at its own",
    ("Finding", "uphold", "agree"): OTHER_ROLE,
    ("Finding", "close", "withdraw_finding"): "its nonconformity was closed by others, or the unit has responded",
    ("Nonconformity", "close_with_correction", "reject"): "who reported it sees it corrected, and denies nothing",
    ("Nonconformity", "close_with_correction", "confirm_effective"): OTHER_ROLE,
    ("Nonconformity", "confirm_effective", "close_with_correction"): OTHER_ROLE,
    ("Nonconformity", "confirm_effective", "reject"): "who reported it may judge whether it helped",
    ("Nonconformity", "reject", "confirm_effective"): OTHER_ROLE,
    ("Nonconformity", "contain", "return_for_change"): OWN_STEP,
    ("Nonconformity", "contain", "find_ineffective"): OWN_STEP,
    ("Nonconformity", "return_for_change", "find_ineffective"): OTHER_ROLE,
    ("Nonconformity", "find_ineffective", "return_for_change"): OTHER_ROLE,
    ("Nonconformity", "reopen", "return_for_change"): "asks for more work, which is nobody's advantage",
    ("Nonconformity", "reopen", "find_ineffective"): "asks for more work, which is nobody's advantage",
    ("PeriodicReport", "leave_out", "accept"): "the reason stands in the report of the commune, and nothing is counted",
    ("PeriodicReview", "open_revision", "confirm_keep"): "the new revision has a reviewer and an approver of its own",
    ("Training", "cancel", "find_effective"): "a training that is given up proves nothing",
    ("Training", "cancel", "find_ineffective"): "a training that is given up proves nothing",
    ("Risk", "treat", "accept"): "something is done about it, and goes on only with an action that another accepted",
    ("Risk", "treat", "close"): "something is done about it, and goes on only with an action that another accepted",
    **gathered("ON_PURPOSE"),
}


def guards(act):
    """The names of the rules that keep roles apart, or say by how much."""
    return {rule.name for rule in (*act.who, *act.rules) if rule.independence or rule.name in AMOUNTS}


def by_people(model):
    """The acts that people do: what happens as part of another act is guarded there."""
    inside = {only_as_part.name, only_the_clock.name}
    return [each for each in acts_of(model).values() if not inside & {rule.name for rule in each.who}]


def ends(model):
    sources = {state for each in acts_of(model).values() if each.target != "same" for state in each.source}
    states = {str(value) for value, _label in model._meta.get_field("state").choices}
    return states - sources | ALSO_ENDS.get(model.__name__, set())


def neighbours(model):
    """Pairs of acts that lead to one state, or to ends of one machine."""
    last = ends(model)
    for one, other in combinations(by_people(model), 2):
        same = one.target == other.target != "same"
        if same or {one.target, other.target} <= last:
            yield one, other


def weaker(model):
    """{(weaker act, its neighbour): the guards it lacks}."""
    found = {}
    for one, other in neighbours(model):
        for weak, strong in ((one, other), (other, one)):
            if lacking := guards(strong) - guards(weak):
                found[weak.name, strong.name] = lacking
    return found


MACHINES = [kind.model for kind in record_types().values() if acts_of(kind.model) and kind.model.state != ALWAYS]


@pytest.mark.parametrize("model", MACHINES, ids=lambda model: model.__name__)
def test_no_neighbour_is_weaker_but_on_purpose(model):
    found = {(model.__name__, *pair): lacking for pair, lacking in weaker(model).items()}
    assert {pair: lacking for pair, lacking in found.items() if pair not in ON_PURPOSE} == {}


def test_what_differs_on_purpose_still_differs():
    found = {(model.__name__, *pair) for model in MACHINES for pair in weaker(model)}
    assert set(ON_PURPOSE) <= found


def test_a_weaker_neighbour_is_found():
    """The fault that was mended: what could not be accepted could be closed."""
    risk = next(model for model in MACHINES if model.__name__ == "Risk")
    pair = next(pair for pair in neighbours(risk) if {each.name for each in pair} == {"accept", "close"})
    accept, close = sorted(pair, key=lambda each: each.name)
    assert guards(accept) == guards(close) == {"high_only_by_top_management"}
    assert guards(accept) - guards(replace(close, who=()))
