"""How long the tests of each room took in a leg, and whether that is within budgets.toml."""

import os
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from .choosing import room_of
from .failures import remember

BUDGETS = tomllib.loads((Path(__file__).parent / "budgets.toml").read_text(encoding="utf-8"))
SPENT = Counter()


def exceeded(spent, budgets):
    """A sentence for each room that took longer than its budget; a room without one has nothing to spend."""
    allowed = {room: budgets.get(room, 0) * slowness(room, spent, budgets) for room in spent}
    return [
        f"tests/{room} took {seconds:.0f} s; its budget is {allowed[room]:.0f} s (tests/budgets.toml)"
        for room, seconds in sorted(spent.items())
        if seconds > allowed[room]
    ]


def slowness(room, spent, budgets):
    """By how much the machine was slower than usual (1 is usual), as the other rooms of the run tell.

    Budgets are twice what is usual: where the others took more than half of theirs, it was not they who grew.
    """
    took = sum(seconds for name, seconds in spent.items() if name != room)
    usual = sum(seconds for name, seconds in budgets.items() if name != room) / 2
    return max(1, took / usual) if usual else 1


def _exceeded():
    leg = os.environ.get("LEG")
    return exceeded(SPENT, BUDGETS[leg]) if leg in BUDGETS else []


def pytest_runtest_logreport(report):
    """The process that started the others hears of all tests, and it alone adds them up to the end."""
    SPENT[room_of(report.nodeid)] += report.duration


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session, exitstatus):
    started_by_another = hasattr(session.config, "workerinput")
    if not started_by_another and exitstatus == 0 and os.environ.get("CI") == "true" and _exceeded():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter):
    terminalreporter.section("seconds by room")
    terminalreporter.write_line(", ".join(f"{room} {seconds:.0f}" for room, seconds in SPENT.most_common()))
    over = [f"OVER BUDGET: {sentence}" for sentence in _exceeded()]
    for line in over:
        terminalreporter.write_line(line, red=True)
    remember(over)
