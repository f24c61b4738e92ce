"""Every lifecycle as the code has it, to be read by programs and by people."""

from django.apps import apps

from qms.acts.acted_on import ActedOn
from qms.acts.acts import ALWAYS, CREATE, acts_of

from .moving_record import MovingRecord
from .registry import type_of

HEAD = """# Lifecycles

Made by `manage.py lifecycles --markdown`; a test compares. Every state machine as the code really has it: an act, from
which states to which, who may do it, what must hold. `same` leaves the state alone and is no arrow. Marked are acts for
which a reason is asked (*reason*), the password (*sign*), and those that the program itself may do (*clock*).
"""
MARKS = ("reason", "sign", "clock")
WITHOUT = """## Rows without a lifecycle

They are always in the same state, which their acts leave alone; who may, what must hold, history and sequence are asked
of them as of every record.

| row | act | who | what must hold |
|---|---|---|---|
"""
TAIL = """## Refusals, the same on a page and by the API

| what | exception | page | API (problem+json) |
|---|---|---|---|
| the record is not theirs to see | `NotVisible` | 404 | 404 |
| the wrong person | `WrongPerson` | 403, with the rule's sentence and who may | 403, `rule`, `who` |
| the wrong state, an unmet rule | `WrongState`, `RuleNotMet`: all at once | says what is missing | 409, `unmet` |
| somebody was faster | `ConcurrentTransition` | shows the new state | 409, `current` |
| input that is not right | `ValidationError` by field | at the fields; nothing typed is lost | 422, by field |
"""


def moving():
    """The models of all records with a lifecycle, by name."""
    records = [model for model in apps.get_models() if issubclass(model, MovingRecord) and acts_of(model)]
    found = [model for model in records if model.state != ALWAYS]
    return sorted(found, key=lambda model: model.__name__)


def always_the_same():
    """The models of all rows that change by acts and have no lifecycle, by name."""
    found = [model for model in apps.get_models() if issubclass(model, ActedOn) and model.state == ALWAYS]
    return sorted(found, key=lambda model: model.__name__)


def lifecycles():
    """{"Record": {"initial": …, "acts": {"name": {"from": […], "to": …}}}} of all records."""
    return {model.__name__: _table(model) for model in moving()}


def _table(model):
    acts = {name: {"from": list(act.source), "to": act.target} for name, act in acts_of(model).items()}
    return {"initial": str(_states(model).default), "acts": acts}


def _states(model):
    return model._meta.get_field("state")


def markdown():
    """The page of all lifecycles, a section for each record."""
    without = WITHOUT + "".join(line for model in always_the_same() for line in _lines(model))
    return "\n".join([HEAD, *(_section(model) for model in moving()), without, TAIL])


def _section(model):
    kind, states = type_of(model), " · ".join(value for value, _label in _states(model).choices)
    clauses = f" ({', '.join(kind.clauses)})" if kind else ""
    lines = [
        f"## {model.__name__}{clauses}",
        "",
        f"{_sentence(model)} States: {states}; it begins as {_states(model).default}.",
        "",
        "| act | from → to | who | what must hold |",
        "|---|---|---|---|",
        *(_row(act) for act in acts_of(model).values()),
        "",
    ]
    return "\n".join(lines)


def _sentence(model):
    return (model.__doc__ or "").strip().splitlines()[0]


def _row(act):
    return f"| {act.name} | {', '.join(act.source)} → {act.target} | {_said(act.who)} | {_holds(act)} |"


def _lines(model):
    """The acts of a row without a lifecycle, its creation first."""
    yield f"| {model.__name__} | {CREATE} | {_said(model.who_creates)} | {_said(model.needs_to_create) or '–'} |\n"
    for act in acts_of(model).values():
        yield f"| {model.__name__} | {act.name} | {_said(act.who)} | {_holds(act)} |\n"


def _holds(act):
    marks = [f"*{mark}*" for mark in MARKS if getattr(act, mark)]
    return " ".join([*([_said(act.rules)] if act.rules else []), *marks]) or "–"


def _said(rules):
    return " ".join(str(rule.sentence) for rule in rules)
