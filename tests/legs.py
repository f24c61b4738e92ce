"""The legs of `python3 run.py test`: what each needs, and two of them at a time.

Alone a leg leaves a third of two cores idle: a browser that draws, a server that answers, a long test at the end. Side
by side they fill each other's gaps. It runs before the environment stands, so it needs nothing but Python.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from . import failures, postgres

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "legs"  # what each leg printed
EVERYWHERE = "not browser and not gettext and not pdf and not javascript"
ON_POSTGRESQL = f"{EVERYWHERE} and both_databases"
QUICK = f"{EVERYWHERE} and not slow"  # what one runs between two edits
NO_TESTS_CHOSEN = 5  # pytest's exit code: the arguments name no test of this leg
AT_ONCE = 2


@dataclass
class Leg:
    """One leg: the environment's Python, what was asked for, and where it prints (None is the screen)."""

    name: str
    python: Path
    arguments: list
    printed: object = None

    def pytest(self, marker, arguments=(), database=None, plugins=""):
        """Its tests; no test chosen by the arguments is no fault. Without an address the database is SQLite."""
        chosen = self.arguments or arguments
        spread = ("-n", "auto", "--dist", "worksteal", "--durations=25")
        code = self.run(self.python, "-m", "pytest", *spread, "-m", marker, *chosen, env=self._env(database, plugins))
        return 0 if code == NO_TESTS_CHOSEN and self.arguments else code

    def run(self, *command, env=None):
        """A command in the project's folder; its exit code."""
        return subprocess.run(command, cwd=ROOT, env=env, stdout=self.printed, stderr=self.printed).returncode

    def _env(self, database, plugins):
        not_ours = ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE")
        env = {name: value for name, value in os.environ.items() if name not in not_ours}
        # What one process compiled is there for all later ones.
        env |= {"PYTEST_PLUGINS": plugins, "PYTHONPYCACHEPREFIX": str(ROOT / ".venv" / "compiled")}
        env["LEG"] = self.name  # by which its budgets are found, tests/budgets.toml
        return env | {"DATABASE_URL": database} if database else env


def sqlite(leg):
    """All tests together are held to the floors of coverage; some of them could not reach these."""
    return leg.pytest(EVERYWHERE, plugins="" if leg.arguments else "tests.watched")


def postgresql(leg):
    if not postgres.server_programs():
        return "PostgreSQL's server programs were not found (apt install postgresql)"
    with postgres.cluster() as url:
        return leg.pytest(ON_POSTGRESQL, database=url)


def chromium_program():
    """The browser: the shell draws what the whole of it draws, with little more than half of the computing."""
    named = os.environ.get("CHROMIUM")
    return named or shutil.which("chromium-headless-shell") or shutil.which("chromium")


def chromium(leg):
    if not chromium_program():
        return "Chromium was not found (apt install chromium-headless-shell)"
    return leg.pytest("browser", ["tests/browser"])


def pdf(leg):
    if not (ctypes.util.find_library("pango-1.0") and shutil.which("pdftotext")):
        return "Pango or pdftotext was not found (apt install libpango-1.0-0 libpangoft2-1.0-0 poppler-utils)"
    return leg.pytest(
        "pdf", ["tests/web/test_web_pdf.py", "tests/web/test_web_sheets.py", "tests/documents/copies/test_marks.py"]
    )


def translations(leg):
    if not shutil.which("xgettext"):
        return "gettext was not found (apt install gettext)"
    return leg.pytest("gettext", ["tests/architecture/test_translations.py"])


def javascript(leg):
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return "Node.js was not found (apt install nodejs npm)"
    if not install_packages(leg, npm):
        return "the packages of package-lock.json could not be installed (see the lines above)"
    return leg.pytest("javascript", ["tests/web/test_web_javascript.py"])


def install_packages(leg, npm):
    """Install what package-lock.json names into node_modules, when it changed; whether all is there."""
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = ROOT / "node_modules" / "package-lock.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return True
    if leg.run(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"):
        return False
    stamp.write_text(wanted)
    return True


# In the order in which they begin: the longest first, and beside it those that leave it most room.
LEGS = {
    "SQLite": sqlite,
    "Chromium": chromium,
    "PostgreSQL": postgresql,
    "PDF": pdf,
    "Translations": translations,
    "JavaScript": javascript,
}


def run(python, arguments):
    """All legs; a leg that can't run is said loudly, and is a failure where CI=true."""
    if "--quick" in arguments:
        return quick(python, [each for each in arguments if each != "--quick"])
    FOLDER.mkdir(parents=True, exist_ok=True)
    print(f"Two legs at a time; what those beside the first print stands in {FOLDER.relative_to(ROOT)}/.", flush=True)
    with ThreadPoolExecutor(AT_ONCE) as lanes:
        outcomes = dict(zip(LEGS, lanes.map(lambda name: outcome_of(name, python, arguments), LEGS), strict=True))
    for name in list(LEGS)[1:]:
        print(f"\n──── {name} ────\n{printed_by(name).read_text(encoding='utf-8')}", flush=True)
    print("\n" + "\n".join(line for name in LEGS for line in told(name, outcomes[name])), flush=True)
    return int(any(is_failure(outcome) for outcome in outcomes.values()))


def outcome_of(name, python, arguments):
    """What came of a leg: an exit code, or why it can't run here. The first prints on the screen, the others don't."""
    failures.forget(name)
    if name == next(iter(LEGS)):
        print(f"\n──── {name} ────", flush=True)
        return LEGS[name](Leg(name, python, arguments))
    with printed_by(name).open("w", encoding="utf-8") as printed:
        return LEGS[name](Leg(name, python, arguments, printed))


def printed_by(name):
    return FOLDER / f"{name}.txt"


def is_failure(outcome):
    return os.environ.get("CI") == "true" if isinstance(outcome, str) else bool(outcome)


def told(name, outcome):
    """The last lines about a leg: what came of it, and every test that failed."""
    missing = isinstance(outcome, str)
    yield f"{name}: " + (f"NOT RUN – {outcome}" if missing else "FAILED" if outcome else "passed")
    yield from (f"    {line}" for line in failures.told_in(name))


def quick(python, arguments):
    """The SQLite leg without what is marked slow; it lists what it left out."""
    outcome = Leg("quick", python, arguments).pytest(QUICK)
    left_out = [name for name in LEGS if name != "SQLite"]
    print(f"Not run: {', '.join(left_out)}. All of it: python3 run.py test", flush=True)
    return outcome
