"""What a history row says besides the fields: who did which act, for whom, why, and when."""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from .now import now

_current = ContextVar("entry", default=None)


class NotRecorded(Exception):
    """A kept row was about to change without anybody saying who changes it."""


@dataclass(frozen=True)
class Entry:
    """One act's words for every row that it changes."""

    by: Any
    act: str
    reason: str
    on_behalf_of: Any
    declared_on: date | None
    signature: str
    at: datetime


@contextmanager
def recording(*, by, act, reason="", on_behalf_of=None, declared_on=None, signature=""):
    """Every kept row saved inside carries these words; an entry inside an entry speaks for its own rows."""
    token = _current.set(Entry(by, act, reason, on_behalf_of, declared_on, signature, now()))
    try:
        yield _current.get()
    finally:
        _current.reset(token)


def current_entry():
    """The entry being recorded. Raises NotRecorded outside of one."""
    entry = _current.get()
    if entry is None:
        raise NotRecorded("A kept row changes only inside recording(by=…, act=…).")
    return entry
