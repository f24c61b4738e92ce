"""The kinds of long work: declared by the room whose work it is, found by name when a worker takes a job."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

KEPT = timedelta(days=14)
_kinds: dict[str, "JobKind"] = {}


@dataclass(frozen=True)
class JobKind:
    """One kind of long work: what people call it, what does it, how often it is tried, how long its end is kept."""

    name: str
    words: Any
    do: Callable
    tries: int = 3
    kept: timedelta = KEPT


@dataclass(frozen=True)
class Result:
    """What came of a job: a sentence, where to look, or a file in the storage; facts are for the program."""

    says: str = ""
    url: str = ""
    file: str = ""
    file_name: str = ""
    facts: dict = field(default_factory=dict)


def job_kind(name, words, **about):
    """Declare `do(progress, **params) -> Result or None` as a kind of long work.

    It may be done more than once: a worker can be killed after the work and before it said so. So it finds by itself
    what is done already, and each piece of it stands in a transaction of its own.
    """

    def declared(do):
        _kinds[name] = JobKind(name, words, do, **about)
        return do

    return declared


def kind_of(name):
    """The kind of this name, or None where this version of the program has none."""
    return _kinds.get(name)


def all_kinds():
    """All kinds by name."""
    return dict(_kinds)
