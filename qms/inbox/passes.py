"""What falls due by itself: functions that the clock calls at every pass.

Each finds its work by "due before now and not yet done", so a day on which the machine was off loses nothing.
"""

import logging
from dataclasses import dataclass

from django.db import transaction

from qms.ledger.now import now

logger = logging.getLogger("qms.clock")

_passes = {}
_by_the_minute = set()


@dataclass(frozen=True)
class Outcome:
    """What came of one function in one pass: how many things it did, or its fault in words."""

    name: str
    count: int = 0
    fault: str = ""


def each_pass(name, *, by_the_minute=False):
    """Have the clock call a function `(now) -> int` at every pass; it says how many things it did.

    It runs in a transaction of its own; what takes longer is asked of the workers (`qms.jobs.services.ask`). What it
    finds may change with the day and with what is kept; where it changes with the hour, or with what has no history, it
    is called `by_the_minute`, also while the rest rests.
    """

    def registered(function):
        _passes[name] = transaction.atomic(function)
        if by_the_minute:
            _by_the_minute.add(name)
        return function

    return registered


def registered_passes():
    """All functions by name, in the order in which they were registered."""
    return dict(_passes)


def attempt(name, function, *args):
    """Call a function; a fault is logged and comes back as an Outcome instead of stopping the others."""
    try:
        return Outcome(name, function(*args) or 0)
    except Exception as fault:  # whatever fails in one room, the other rooms' work is done
        logger.exception("clock: %s failed", name)
        return Outcome(name, fault=f"{type(fault).__name__}: {fault}"[:500])


def do_each(records, do):
    """Do it to each record in a savepoint of its own, so that one that fails does not hold up the others; how many."""
    done = 0
    for record in records:
        try:
            with transaction.atomic():
                do(record)
        except Exception:
            logger.exception("clock: %s could not be moved", record)
        else:
            done += 1
    return done


def run_passes(after_each=lambda: None, resting=False):
    """Call every registered function, `resting` only those by the minute; `after_each` is called between them."""
    outcomes = []
    for name, function in registered_passes().items():
        if resting and name not in _by_the_minute:
            continue
        outcomes.append(attempt(name, function, now()))
        after_each()
    return outcomes
