"""Which tests run where, beside what they need to run at all (browser, pdf …).

- `both_databases`: it asks something of the database, so it runs on PostgreSQL as well as on SQLite: guards, SQL,
  locks, types, search, queries of pages and figures. Written on a module or a test; a test that speaks to the database
  itself has it by that, others by where they stand or what they ask for. `tests/architecture/test_legs.py` holds to it.
- `slow`: `python3 run.py test --quick` leaves it out.
"""

import ast
import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from .worlds import really_commits

# Rooms in which every test is about the database, or goes through the whole of the program.
ON_BOTH_DATABASES = {"ledger", "evidence", "faults", "journeys", "upgrade"}
OF_THE_TREE = {"architecture"}  # reads the words of a database, and asks none
SLOW = {"faults", "journeys", "upgrade"}
LEFT_OUT = pytest.StashKey()
# Words of a test that speaks to the database itself.
OF_THE_DATABASE = re.compile(
    r"\bcursor\(|\.vendor\b|select_for_update|\bforged\(|\blifted\(|raises\((Database|Integrity)Error"
)


def room_of(nodeid):
    """The first folder under tests/."""
    return nodeid.split("/")[1] if nodeid.count("/") > 1 else ""


@cache
def speaking(path):
    """Names of what a module defines that speaks to the database itself, or uses something of it that does."""
    parts = definitions(Path(path).read_text(encoding="utf-8"))
    found, more = set(), {name for name, text in parts.items() if OF_THE_DATABASE.search(text)}
    while more:
        found |= more
        use = re.compile(rf"\b(?:{'|'.join(found)})\b")
        more = {name for name, text in parts.items() if name not in found and use.search(text)}
    return found


def definitions(source):
    """The text of each function and class at the top of a module, by its name."""
    lines = source.split("\n")
    named = [each for each in ast.parse(source).body if hasattr(each, "name")]
    return {each.name: "\n".join(lines[each.lineno - 1 : each.end_lineno]) for each in named}


def pytest_collection_modifyitems(items):
    for item in items:
        room = room_of(item.nodeid)
        speaks = room not in OF_THE_TREE and item.originalname in speaking(item.path)
        if room in ON_BOTH_DATABASES or really_commits(item) or speaks:
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
