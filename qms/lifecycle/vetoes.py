"""Rules that upper rooms add to acts of lower ones; the door asks them in its transaction."""

from django.db.models import Model

from qms.acts.acts import Move, name_of
from qms.acts.rules import Rule

_vetoes: dict[tuple[type[Model], str], list[Rule]] = {}


def veto(model: type[Model], move: Move | str, rule: Rule) -> None:
    """Let `rule` stand before an act of a lower room's record."""
    _vetoes.setdefault((model, name_of(move)), []).append(rule)


def vetoes_of(model: type[Model], act: str) -> list[Rule]:
    """The rules that upper rooms put before this act."""
    return _vetoes.get((model, act), [])
