"""What a history row says besides the fields: who did which act, for whom, why, and when."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser

from .now import now


class NotRecorded(Exception):
    """A kept row was about to change without anybody saying who changes it."""


@dataclass(frozen=True)
class Entry:
    """One act's words for every row that it changes."""

    by: AbstractBaseUser | None
    act: str
    reason: str
    on_behalf_of: AbstractBaseUser | None
    declared_on: date | None
    signature: str
    at: datetime


_current: ContextVar[Entry | None] = ContextVar("entry", default=None)


@contextmanager
def recording(
    *,
    by: AbstractBaseUser | None,
    act: str,
    reason: str = "",
    on_behalf_of: AbstractBaseUser | None = None,
    declared_on: date | None = None,
    signature: str = "",
) -> Iterator[Entry]:
    """Every kept row saved inside carries these words; an entry inside an entry speaks for its own rows."""
    entry = Entry(by, act, reason, on_behalf_of, declared_on, signature, now())
    token = _current.set(entry)
    try:
        yield entry
    finally:
        _current.reset(token)


def current_entry() -> Entry:
    """The entry being recorded. Raises NotRecorded outside of one."""
    entry = _current.get()
    if entry is None:
        raise NotRecorded("A kept row changes only inside recording(by=…, act=…).")
    return entry
