"""In how many working days feedback of a kind is assigned and answered, and on which legal basis: kept as data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("terms.toml")


@dataclass(frozen=True)
class Term:
    """The time for one kind of feedback; `verified` says whether the basis was compared with the law itself."""

    assign_days: int
    answer_days: int
    basis: str
    verified: bool


@cache
def terms():
    """{kind: Term}, as the file says."""
    return {kind: Term(**given) for kind, given in tomllib.loads(FILE.read_text(encoding="utf-8")).items()}


def due_after(calendar, received_at, days):
    """The moment by which so many working days have passed."""
    return calendar.add_working_days(received_at, days)
