"""What became of a message: a word for it, and sentences where it has no place. Pure: no database."""

from dataclasses import dataclass, field
from enum import StrEnum


class Became(StrEnum):
    """What became of one message."""

    CREATED = "created"
    CHANGED = "changed"
    KEPT = "kept"  # older than what is known: it is on record and moves nothing
    SAME = "same"
    UNPLACED = "unplaced"


@dataclass(frozen=True)
class Result:
    """What became of one message, in words where it was not taken."""

    code: str
    became: Became
    number: str = ""
    says: list[str] = field(default_factory=list)
    unknown_fields: list[str] = field(default_factory=list)
    not_taken: list[str] = field(default_factory=list)
