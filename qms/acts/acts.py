"""Acts: the verbs of a row. `@act` is a django-fsm transition with its people, rules and words."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, ParamSpec, TypeVar

from django.db.models import Model
from django_fsm import transition

from .rules import Rule

P = ParamSpec("P")
R = TypeVar("R")
Move = Callable[..., Any]  # the method of an act, of a record or of its class

SAME = "same"
ALWAYS = ""  # the one state of a row without a lifecycle
SEED = "seed"  # how rows of reference data begin that are loaded from a file, with nobody to ask
CREATE = "create"  # the act by which a record begins; it goes through the door and is no method


@dataclass(frozen=True)
class Act:
    """What an act asks for, and what it is called."""

    label: Any
    who: tuple[Rule, ...]
    rules: tuple[Rule, ...] = ()
    reason: bool = False
    sign: bool = False
    clock: bool = False
    follows: Any = ""
    formerly: tuple[str, ...] = ()
    name: str = ""
    source: tuple[str, ...] = ()
    target: str = ""


def act(
    label: Any,
    source: Sequence[str] = ALWAYS,
    target: str = SAME,
    *,
    who: Iterable[Rule],
    rules: Iterable[Rule] = (),
    reason: bool = False,
    sign: bool = False,
    clock: bool = False,
    follows: Any = "",
    formerly: Iterable[str] = (),
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare an act. `who` refuses persons (403), `rules` refuse for now (409); `reason` and `sign` are asked for.

    `clock` lets the system's own person do it. `target` SAME leaves the state alone; a row without a lifecycle is
    ALWAYS in the same. `follows` says in one line, before pressing, what will follow. `formerly` are the names it had:
    what was stored under them still counts.
    """
    details = Act(label, tuple(who), tuple(rules), reason, sign, clock, follows, tuple(formerly))
    if source == ALWAYS:
        return _always_possible(details)
    return transition(field="state", source=source, target=None if target == SAME else target, custom={"act": details})


def _always_possible(details: Act) -> Any:
    """Declare an act of a row without a lifecycle: there is no state that django-fsm could move."""

    def declared(method: Any) -> Any:
        method.always_possible = replace(details, source=(ALWAYS,), target=SAME)
        return method

    return declared


@cache
def acts_of(model: type[Model]) -> dict[str, Act]:
    """{name: Act} of a model, in the order in which they are written."""
    return {name: replace(_declared(method), name=name) for name, method in _methods(model)}


def _is_act(method: Any) -> bool:
    return hasattr(method, "_django_fsm") or hasattr(method, "always_possible")


def _declared(method: Any) -> Act:
    """What an act asks for, with the states it joins, as `@act` was told."""
    if hasattr(method, "always_possible"):
        return method.always_possible
    meta = method._django_fsm
    details = next(iter(meta.transitions.values()))
    target = str(details.target) if details.target is not None else SAME
    return replace(details.custom["act"], source=tuple(str(source) for source in meta.transitions), target=target)


def name_of(move: Move | str) -> str:
    """The name under which an act is stored, of its method or of CREATE. Raises TypeError for anything else."""
    if move == CREATE:
        return CREATE
    if isinstance(move, str) or not _is_act(move):
        raise TypeError(f"{move!r} is no act.")
    return move.__name__


def named(*moves: Move | str) -> set[str]:
    """The names of these acts, those included that they had before."""
    return {name for move in moves for name in (name_of(move), *_former(move))}


def _former(move: Any) -> tuple[str, ...]:
    return () if move == CREATE else _declared(move).formerly


@cache
def former_acts(model: type[Model]) -> dict[str, Act]:
    """{former name: Act} of a model."""
    return {name: each for each in acts_of(model).values() for name in each.formerly}


def passes_values_to(function: Move) -> Callable[[R], R]:
    """Mark a method that hands its `**values` on to this function, so that what it takes is told by both."""

    def marked(method: R) -> R:
        vars(method)["values_for"] = function
        return method

    return marked


def arrows_of(model: type[Model]) -> set[tuple[str, str]]:
    """The pairs (from, to) that the acts allow; acts that leave the state alone are no arrows."""
    return {(source, each.target) for each in acts_of(model).values() if each.target != SAME for source in each.source}


def _methods(model: type[Model]) -> Collection[tuple[str, Any]]:
    seen: dict[str, Any] = {}
    for cls in reversed(model.__mro__):
        for name, value in vars(cls).items():
            if _is_act(value):
                seen[name] = value
    return seen.items()


def independence_rules(model: type[Model]) -> dict[str, Rule]:
    """{name: Rule} of the rules of a model's acts that keep two roles apart."""
    rules = (rule for act in acts_of(model).values() for rule in (*act.who, *act.rules))
    return {rule.name: rule for rule in rules if rule.independence}
