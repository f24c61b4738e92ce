"""How far the tests go, branches counted, through what everything stands on; and the floors they may not fall under."""

from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# what: (its files, the floor in per cent of lines and branches). Measured on SQLite; a floor only rises.
FLOORS = {
    "ledger": ("qms/ledger/*.py", 90),
    "door": ("qms/lifecycle/door.py", 90),
    "rules": ("*/rules.py", 90),
}


def floor_of(path):
    """The name of the floor that a file of the project belongs to, if any."""
    path = ROOT / path
    if not path.is_relative_to(ROOT):
        return None
    name = path.relative_to(ROOT).as_posix()
    if name.startswith("."):  # the environments beside the program
        return None
    return next((what for what, (pattern, _floor) in FLOORS.items() if fnmatch(name, pattern)), None)


def reached(files):
    """{what: (per cent of lines and branches gone through, {file: (lines, branches) that were not})}."""
    gone, of, missed = dict.fromkeys(FLOORS, 0), dict.fromkeys(FLOORS, 0), {what: {} for what in FLOORS}
    for name, file in files.items():
        what = floor_of(name)
        without = file["missing_lines"], [f"{start}→{end}" for start, end in file["missing_branches"]]
        seen = len(file["executed_lines"]) + len(file["executed_branches"])
        gone[what] += seen
        of[what] += seen + sum(map(len, without))
        if any(without):
            missed[what][name] = without
    return {what: (100 * gone[what] / of[what] if of[what] else 0, missed[what]) for what in FLOORS}


def fallen(found):
    """The floors that were not reached."""
    return [what for what, (share, _missed) in found.items() if share < FLOORS[what][1]]


def told(found):
    """Lines for a person: every floor, and what was not gone through where one was not reached."""
    for what, (share, missed) in found.items():
        yield f"{what}: {share:.1f} % of lines and branches, floor {FLOORS[what][1]} %"
        if what in fallen(found):
            for name, (lines, branches) in sorted(missed.items()):
                yield f"  {name}: lines {_listed(lines)}; branches {_listed(branches)}"


def _listed(places):
    return ", ".join(map(str, places)) or "none"
