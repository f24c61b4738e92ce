"""What a change may touch: each kind of it is told once, and asked of every change.

A slice above says in its `handlers.py` what a change touches of its own records.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

_kinds: dict[str, "ImpactKind"] = {}
BY_HAND = "by_hand"


@dataclass(frozen=True)
class Touched:
    """One thing that a change touches: in words, and where it stands ("collection/key"; empty: nowhere)."""

    words: str
    about: str = ""


@dataclass(frozen=True)
class ImpactKind:
    """A kind of thing that changes touch; `found(change)` gives what of it one change touches today."""

    name: str
    label: Any
    found: Callable[[Any], Iterable[Touched]]


def touches(name, label):
    """Make known a kind of thing that changes touch; the function finds it."""

    def declared(found):
        _kinds[name] = ImpactKind(name, label, found)
        return found

    return declared


def words_of_kind(name):
    """A kind in words; of one that no slice declares any more, its name."""
    return _kinds[name].label if name in _kinds else name


def touched_by(change):
    """(name of the kind, what is touched) for all that the program finds, kind by kind."""
    return [(kind.name, each) for kind in _kinds.values() for each in kind.found(change)]


@touches(BY_HAND, _("Added by a person"))
def none_by_itself(change):
    """What the program does not find."""
    return ()
