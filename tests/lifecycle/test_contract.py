"""What the code really has agrees with lifecycles.md: no act dropped, renamed or led elsewhere."""

import json

import pytest
from django.apps import apps
from django.core.management import call_command

from qms.acts.acted_on import ActedOn
from qms.acts.acts import ALWAYS, SAME, acts_of, arrows_of
from qms.lifecycle.flows import Flow, flow_of
from qms.lifecycle.moving_record import MovingRecord
from qms.lifecycle.nodes import Act

from .contract import ADDED, CONTRACT, INITIAL, STATES

MOVING = [m for m in apps.get_models() if issubclass(m, MovingRecord) and m.state != ALWAYS]
ACTED_ON = [m for m in apps.get_models() if issubclass(m, ActedOn) and acts_of(m)]
BY_NAME = {model.__name__: model for model in MOVING}


@pytest.fixture
def printed(capsys):
    call_command("lifecycles", json=True)
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("record", CONTRACT)
def test_the_printed_lifecycle_has_every_row_of_the_page(printed, record):
    assert printed[record]["initial"] == INITIAL[record]
    for name, (sources, target) in CONTRACT[record].items():
        act = printed[record]["acts"][name]
        assert (set(act["from"]), act["to"]) == (set(sources.split()), target), name


@pytest.mark.parametrize("record", CONTRACT)
def test_what_the_code_adds_is_no_new_arrow(record):
    rows = [*CONTRACT[record].values(), *ADDED.get(record, {}).values()]
    drawn = {(s, target) for sources, target in rows if target != "same" for s in sources.split()}
    assert arrows_of(BY_NAME[record]) == drawn


@pytest.mark.parametrize("record", STATES)
def test_the_states_are_those_of_the_page(record):
    choices = dict(BY_NAME[record]._meta.get_field("state").choices)
    assert set(choices) == set(STATES[record].split())


@pytest.mark.parametrize("model", ACTED_ON, ids=lambda model: model.__name__)
def test_every_act_names_its_people_and_its_words(model):
    for name, act in acts_of(model).items():
        assert act.who, f"{name} asks nobody"
        assert all(rule.sentence for rule in (*act.who, *act.rules))
        assert act.label and act.source
        assert getattr(model, name).__doc__, f"{name} has no sentence"


@pytest.mark.parametrize("model", ACTED_ON, ids=lambda model: model.__name__)
def test_no_act_is_named_like_something_a_model_has(model):
    taken = {name for base in MovingRecord.__mro__ for name in vars(base)}
    assert not set(acts_of(model)) & taken


@pytest.mark.parametrize("model", MOVING, ids=lambda model: model.__name__)
def test_every_state_can_be_reached_and_known(model):
    states = {str(value) for value, _label in model._meta.get_field("state").choices}
    reached, arrows = {str(model._meta.get_field("state").default)}, arrows_of(model)
    for _ in states:
        reached |= {target for source, target in arrows if source in reached}
    assert reached == states
    assert {state for arrow in arrows for state in arrow} <= states
    assert all(act.target in {SAME, *states} for act in acts_of(model).values())


@pytest.mark.parametrize("model", [m for m in MOVING if flow_of(m)], ids=lambda model: model.__name__)
def test_a_flow_waits_for_acts_that_exist_and_goes_on_after_each(model):
    flow, acts = flow_of(model), acts_of(model)
    assert issubclass(flow, Flow)
    nodes = [node for node in flow.instance.nodes() if isinstance(node, Act)]
    for node in nodes:
        assert set(node.acts) <= acts.keys()
        assert set(node._routes) <= set(node.acts)
    assert set(flow.outside) <= acts.keys()
