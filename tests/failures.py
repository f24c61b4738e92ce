"""What failed in a leg, a line each, for the last lines of `run.py test`: a log of six legs is read from its end."""

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "var" / "failures"


def told_in(leg):
    """The lines that a leg left behind."""
    path = FOLDER / f"{leg}.txt"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def forget(leg):
    """What an earlier run left behind is none of this one's."""
    (FOLDER / f"{leg}.txt").unlink(missing_ok=True)


def line_of(report):
    """The test and the first line of what went wrong with it."""
    crash = getattr(report.longrepr, "reprcrash", None)
    words = (crash.message if crash else str(report.longrepr)).strip().splitlines()
    return f"{report.nodeid} ({report.when}): {words[0][:200] if words else ''}"


def remember(lines):
    """Add to what this leg leaves behind, each line once."""
    leg = os.environ.get("LEG")
    known = set(told_in(leg)) if leg else set()
    lines = [line for line in dict.fromkeys(lines) if line not in known]
    if leg and lines:
        FOLDER.mkdir(parents=True, exist_ok=True)
        with (FOLDER / f"{leg}.txt").open("a", encoding="utf-8") as told:
            told.writelines(f"{line}\n" for line in lines)


def pytest_terminal_summary(terminalreporter):
    failed = [*terminalreporter.stats.get("failed", []), *terminalreporter.stats.get("error", [])]
    remember([line_of(report) for report in failed])
