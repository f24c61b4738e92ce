"""Lines of the access tables that stand with the tests of their slice: `access.py` in tests/<room>/<slice>."""

from importlib import import_module
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent


def gathered(name):
    """The dictionaries of this name (PAGES, OBJECTS, ACTS, PREPARED, RESTING, ON_PURPOSE, ISSUED, LISTS), in one."""
    found = {}
    for path in sorted(TESTS.glob("*/*/access.py")):
        module = import_module(".".join(["tests", *path.relative_to(TESTS).with_suffix("").parts]))
        found |= getattr(module, name, {})  # a slice without a record has pages alone
    return found


def made(world, make):
    """What a slice makes for the world, once."""
    known = world.__dict__.setdefault("made_by_slices", {})
    if make not in known:
        known[make] = make(world.office)
    return known[make]
