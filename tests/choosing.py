"""Which tests run where, beside what they need to run at all (browser, pdf …).

- `both_databases`: it asks something of the database, so it runs on PostgreSQL as well as on SQLite: guards, SQL,
  locks, types, search, queries of pages and figures. It is written on the module; some tests have it by where they
  stand or what they ask for, see below. `tests/architecture/test_legs.py` says what may not be without it.
- `slow`: `python3 run.py test --quick` leaves it out.
"""

import os
from collections import Counter

import pytest

from .worlds import really_commits

# Rooms in which every test is about the database, or goes through the whole of the program.
ON_BOTH_DATABASES = {"ledger", "evidence", "faults", "journeys", "upgrade"}
SLOW = {"faults", "journeys", "upgrade"}
LEFT_OUT = pytest.StashKey()


def room_of(nodeid):
    """The first folder under tests/."""
    return nodeid.split("/")[1] if nodeid.count("/") > 1 else ""


def pytest_collection_modifyitems(items):
    for item in items:
        room, commits = room_of(item.nodeid), really_commits(item)
        if commits or room in ON_BOTH_DATABASES:
            item.add_marker("both_databases")
        if room in SLOW:
            item.add_marker("slow")
    # Long tests first, so that no process ends with one while the other has nothing left to do.
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_deselected(items):
    slow = Counter(item.nodeid.partition("::")[0] for item in items if item.get_closest_marker("slow"))
    config = items[0].config
    config.stash[LEFT_OUT] = slow
    if hasattr(config, "workeroutput"):
        config.workeroutput["left_out"] = dict(slow)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    node.config.stash[LEFT_OUT] = Counter(getattr(node, "workeroutput", {}).get("left_out", {}))


def pytest_terminal_summary(terminalreporter, config):
    """A quick run says what it left out."""
    left_out = config.stash.get(LEFT_OUT, {})
    if os.environ.get("LEG") == "quick" and left_out:
        terminalreporter.section("left out: what is marked slow")
        for module, number in sorted(left_out.items()):
            terminalreporter.write_line(f"{number:4} in {module}")
