"""Acts and states are referred to, not written out: a name in quotes decides nothing in a slice."""

import ast

import pytest
from django.apps import apps

from qms.acts.acts import ALWAYS, acts_of
from qms.lifecycle.moving_record import MovingRecord

from .tree import modules, short

MOVING = [model for model in apps.get_models() if issubclass(model, MovingRecord) and model.state != ALWAYS]
STATES = {str(value) for model in MOVING for value in model._meta.get_field("state").states.values}
ACTS = {name for model in MOVING for name in acts_of(model)}
# What takes an act: were it a text, renaming the act would weaken a rule unsaid.
TAKE_ACTS = {"was_done_by", "done", "named", "reopen", "ask_also", "follow_each", "veto", "Act", "On", "name_of"}


def deciding_texts(tree):
    """(line, text) of every quoted state or act on which something is decided."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and _asks_state(node.left):
            yield from _texts(node.comparators, STATES)
        elif isinstance(node, ast.Compare) and isinstance(node.left, ast.Name) and node.left.id == "act":
            yield from _texts(node.comparators, ACTS | {"create"})
        elif isinstance(node, ast.Call):
            yield from _in_call(node)


def _in_call(node):
    named = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if named in TAKE_ACTS:
        yield from _texts(node.args, ACTS | {"create"})
    for keyword in node.keywords:
        last = (keyword.arg or "").removesuffix("__in").split("__")[-1]
        if last in ("state", "act") and named != "recording":
            yield from _texts([keyword.value], STATES if last == "state" else ACTS)


def _asks_state(node):
    return (isinstance(node, ast.Attribute) and node.attr == "state") or (
        isinstance(node, ast.Name) and node.id == "state"
    )


def _texts(nodes, known):
    for node in nodes:
        for part in node.elts if isinstance(node, (ast.List, ast.Tuple, ast.Set)) else [node]:
            if isinstance(part, ast.Constant) and part.value in known:
                yield part.lineno, part.value


def test_no_text_decides():
    found = [
        f"{short(path)}:{line} “{text}”"
        for path, tree in modules().items()
        if path.name != "states.py"
        for line, text in deciding_texts(tree)
    ]
    assert found == [], "name the member of the states, or the method of the act"


@pytest.mark.parametrize(
    "planted",
    [
        'if record.state == "draft": pass',
        'rows.filter(state__in=["draft", "approved"])',
        'rows.exclude(finding__state="withdrawn")',
        'record.was_done_by(actor, "approve")',
        'if act in ("release",): pass',
        'row.history.filter(act="approve")',
    ],
)
def test_a_text_that_decides_is_found(planted):
    assert list(deciding_texts(ast.parse(planted)))
