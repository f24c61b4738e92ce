"""Open deadlines that a change of the calendar moves. The rooms above register those they keep."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Move:
    """One open deadline that a change of the calendar moves, from a moment to a moment."""

    record: str
    url: str
    old: datetime | None
    new: datetime | None
    key: Any = None  # whatever its provider needs to find the record again


@dataclass(frozen=True)
class Provider:
    """Those who keep deadlines: which move between two readings of the calendars, and how they are moved."""

    name: str
    affected: Callable  # (before, after) → moves; before and after are Calendars: ask them `.of(unit)`
    apply: Callable  # (moves, by, reason)


_providers = {}


def register(name, *, affected, apply):
    """Have the deadlines of a room follow the calendar; the same name again replaces the earlier."""
    _providers[name] = Provider(name, affected, apply)


def forget(name):
    """Take a provider away again."""
    _providers.pop(name, None)


def moves_between(before, after):
    """For each provider the open deadlines that move, those that stay left out."""
    found = {}
    for provider in _providers.values():
        moves = [move for move in provider.affected(before, after) if move.old != move.new]
        if moves:
            found[provider.name] = moves
    return found


def apply_moves(moves, *, by, reason):
    """Move the deadlines, each by its provider, in the caller's transaction."""
    for name, some in moves.items():
        _providers[name].apply(some, by, reason)


def digest_of(moves):
    """What was shown, in a word: the same moves have the same digest; no moves have none."""
    if not moves:
        return ""
    lines = sorted(f"{name} {move.url} {move.record} {move.old} {move.new}" for name in moves for move in moves[name])
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
