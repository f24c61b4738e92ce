"""A plugin of pytest for the whole of the tests (PYTEST_PLUGINS=tests.watched): holds them to the floors of coverage.

Only the files that have a floor are instrumented, when they are imported, so that all others run at full speed:
watching every line doubles the computing.
"""

import json
from functools import reduce

import pytest
from slipcover import ImportManager, Slipcover, merge_coverage

from .failures import remember
from .floors import ROOT, fallen, floor_of, reached, told

FIGURES = ROOT / "var" / "floors.json"  # of the last run, line by line


class WithAFloor:
    """Chooses the files to instrument, as slipcover asks."""

    def matches(self, path):
        return floor_of(path) is not None


WATCH = Slipcover(branch=True)
ImportManager(WATCH, WithAFloor()).__enter__()
SEEN = []  # by each process


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session):
    """A worker hands over what it saw; the one that started them compares all of it with the floors."""
    seen = WATCH.get_coverage()
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["seen"] = json.dumps(seen)
        return
    SEEN.append(seen)
    FIGURES.parent.mkdir(exist_ok=True)
    FIGURES.write_text(json.dumps(_together()), encoding="utf-8")
    if fallen(reached(_together())) and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """What a worker saw arrives when it ends."""
    if seen := getattr(node, "workeroutput", {}).get("seen"):
        SEEN.append(json.loads(seen))


def pytest_terminal_summary(terminalreporter):
    """Tell the floors."""
    terminalreporter.section("floors of coverage")
    for line in told(reached(_together())):
        terminalreporter.write_line(line)
    remember([f"UNDER ITS FLOOR OF COVERAGE: {what}" for what in fallen(reached(_together()))])


def _together():
    """{file: what all processes went through and what they did not}."""
    return reduce(merge_coverage, SEEN)["files"]
