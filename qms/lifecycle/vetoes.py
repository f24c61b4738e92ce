"""Rules that upper rooms add to acts of lower ones; the door asks them in its transaction."""

from qms.acts.acts import name_of

_vetoes = {}


def veto(model, move, rule):
    """Let `rule` stand before an act of a lower room's record."""
    _vetoes.setdefault((model, name_of(move)), []).append(rule)


def vetoes_of(model, act):
    """The rules that upper rooms put before this act."""
    return _vetoes.get((model, act), [])
