"""The one clock. Every moment in the program is asked of it, so tests and the demo can be made at their own time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone

_set_to: ContextVar[datetime | None] = ContextVar("set_to", default=None)


def now() -> datetime:
    """The present moment, aware, in the office's time zone."""
    return timezone.localtime(_set_to.get() or timezone.now())


def today() -> date:
    """The present day in the office's time zone."""
    return now().date()


def local(moment: datetime) -> datetime:
    """A moment in the office's time zone; one at the ends of time, which has no hour there, as it stands."""
    try:
        return timezone.localtime(moment)
    except OverflowError:
        return moment


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware). Refused in production, where the entry date is always now."""
    if not settings.CLOCK_MAY_BE_SET:
        raise RuntimeError("The clock may not be set here.")
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
