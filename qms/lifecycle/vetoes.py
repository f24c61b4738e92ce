"""Rules that upper rooms add to acts of lower ones; the door asks them in its transaction."""

_vetoes = {}


def veto(model, act, rule):
    """Let `rule` stand before an act of a lower room's record."""
    _vetoes.setdefault((model, act), []).append(rule)


def vetoes_of(model, act):
    """The rules that upper rooms put before this act."""
    return _vetoes.get((model, act), [])
