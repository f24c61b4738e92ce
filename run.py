#!/usr/bin/env python3
"""The two commands: `python3 run.py demo [--port N] [--reset]` and `python3 run.py test [--quick] [pytest arguments]`.

Makes the environment .venv when it is missing or its locks changed, then starts the program or its tests.
Needs nothing but Python 3.11 or newer; works on Debian and on Windows.
"""

import ctypes.util
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from fixtures.progress import Progress
from tests.failures import forget, told_in

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON_WITHIN = "Scripts/python.exe" if os.name == "nt" else "bin/python"
PYTHON = VENV / PYTHON_WITHIN
EVERYWHERE = "not browser and not gettext and not pdf and not javascript"
ON_POSTGRESQL = f"{EVERYWHERE} and both_databases"
QUICK = f"{EVERYWHERE} and not slow"  # what one runs between two edits
NO_TESTS_CHOSEN = 5  # pytest's exit code: the arguments name no test of this leg


def check_python():
    """Say what to install when this Python can't make the environment."""
    if sys.version_info < (3, 11):  # noqa: UP036  said before an older Python stumbles over the program
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        sys.exit("Python can't make environments here. On Debian: apt install python3-venv")


def prepare(*locks, venv=VENV):
    """Make the environment and install the locks, each only when its content changed; every file's hash is checked."""
    python = venv / PYTHON_WITHIN
    if not python.exists() or subprocess.run([python, "-c", ""], capture_output=True).returncode:
        print(f"Making the environment {venv.name} …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
    for name in locks:
        wanted = hashlib.sha256((ROOT / name).read_bytes()).hexdigest()
        stamp = venv / f"{Path(name).name}.sha256"
        if stamp.exists() and stamp.read_text() == wanted:
            continue
        print(f"Installing {name} …", flush=True)
        install(python, ROOT / name)
        stamp.write_text(wanted)


def install(python, path):
    """Install a requirement list, telling how far it is; what pip says is shown only where it fails."""
    quiet = ["--disable-pip-version-check", "--progress-bar", "off"]
    command = [python, "-m", "pip", "install", *quiet, "--require-hashes", "-r", path]
    env = os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    pip = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
    expected, known, said = path.read_text(encoding="utf-8").count("=="), 0, []
    with Progress() as progress:
        for line in pip.stdout:
            said.append(line)
            if line.startswith(("Collecting ", "Requirement already")):
                known += 1
                progress(min(known / expected, 1) / 2, line.split(" (")[0].strip())
            elif line.startswith("Installing "):
                progress(0.6, "Unpacking what was collected")
        if pip.wait():
            why = "see the lines above (network, proxy, free space)"
            sys.exit("".join(said) + f"{path.name} could not be installed; {why}.")
        progress(1, "Installed")


def prepare_node(npm):
    """Install what package-lock.json names into node_modules, when it changed; whether all is there."""
    wanted = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    stamp = ROOT / "node_modules" / "package-lock.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return True
    print("Installing package-lock.json …", flush=True)
    if subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=ROOT).returncode:
        return False
    stamp.write_text(wanted)
    return True


def run(*command, env=None):
    """Run a command of the environment in the project's folder; its exit code."""
    try:
        return subprocess.run([PYTHON, *command], cwd=ROOT, env=env).returncode
    except KeyboardInterrupt:
        return 130


def become(*command):
    """Go on as a command of the environment, so that whoever stops this process stops the program."""
    os.chdir(ROOT)
    if os.name == "nt":  # Windows knows no exec
        return run(*command)
    os.execv(PYTHON, [str(PYTHON), *command])


def pytest(marker, arguments, database=None, plugins=""):
    """One leg of the tests; no test chosen by the arguments is no fault. Without an address the database is SQLite."""
    not_ours = ("DATABASE_URL", "PYTHONDONTWRITEBYTECODE")
    env = {name: value for name, value in os.environ.items() if name not in not_ours}
    env["PYTEST_PLUGINS"] = plugins
    env["PYTHONPYCACHEPREFIX"] = str(VENV / "compiled")  # what one process compiled is there for all later ones
    if database:
        env["DATABASE_URL"] = database
    spread = ("-n", "auto", "--dist", "worksteal", "--durations=25")
    code = run("-m", "pytest", *spread, "-m", marker, *arguments, env=env)
    return 0 if code == NO_TESTS_CHOSEN and arguments else code


def sqlite_leg(arguments):
    """All tests together are held to the floors of coverage; some of them could not reach these."""
    return pytest(EVERYWHERE, arguments, plugins="" if arguments else "tests.watched")


def postgresql_leg(arguments):
    from tests.postgres import cluster, server_programs

    if not server_programs():
        return "PostgreSQL's server programs were not found (apt install postgresql)"
    with cluster() as url:
        return pytest(ON_POSTGRESQL, arguments, database=url)


def browser_leg(arguments):
    if not (shutil.which("chromium") or os.environ.get("CHROMIUM")):
        return "Chromium was not found (apt install chromium)"
    return pytest("browser", arguments or ["tests/browser"])


def pdf_leg(arguments):
    if not (ctypes.util.find_library("pango-1.0") and shutil.which("pdftotext")):
        return "Pango or pdftotext was not found (apt install libpango-1.0-0 libpangoft2-1.0-0 poppler-utils)"
    return pytest("pdf", arguments or ["tests/web/test_web_pdf.py"])


def translations_leg(arguments):
    if not shutil.which("xgettext"):
        return "gettext was not found (apt install gettext)"
    return pytest("gettext", arguments or ["tests/architecture/test_translations.py"])


def quick(arguments):
    """The SQLite leg without what is marked slow; it lists what it left out."""
    os.environ["LEG"] = "quick"
    outcome = pytest(QUICK, arguments)
    print("Not run: PostgreSQL, Chromium, PDF, Translations, JavaScript. All of it: python3 run.py test", flush=True)
    return outcome


def javascript_leg(arguments):
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return "Node.js was not found (apt install nodejs npm)"
    if not prepare_node(npm):
        return "the packages of package-lock.json could not be installed (see the lines above)"
    return pytest("javascript", arguments or ["tests/web/test_web_javascript.py"])


def test(arguments):
    """All legs; a leg that can't run is said loudly, and is a failure where CI=true."""
    if "--quick" in arguments:
        return quick([each for each in arguments if each != "--quick"])
    legs = {
        "SQLite": sqlite_leg,
        "PostgreSQL": postgresql_leg,
        "Chromium": browser_leg,
        "PDF": pdf_leg,
        "Translations": translations_leg,
        "JavaScript": javascript_leg,
    }
    said, failed = [], False
    for name, leg in legs.items():
        print(f"\n──── {name} ────", flush=True)
        os.environ["LEG"] = name  # by which its budgets are found, tests/budgets.toml
        forget(name)
        outcome = leg(arguments)
        missing = isinstance(outcome, str)
        failed |= bool(outcome) and (not missing or os.environ.get("CI") == "true")
        said.append(f"{name}: " + (f"NOT RUN – {outcome}" if missing else "FAILED" if outcome else "passed"))
        said += [f"    {line}" for line in told_in(name)]
    print("\n" + "\n".join(said), flush=True)
    return int(failed)


def main():
    command, arguments = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if command not in ("demo", "test"):
        sys.exit(__doc__)
    check_python()
    if command == "demo":
        prepare("requirements.lock")
        return become("manage.py", "demo", *arguments)
    prepare("requirements.lock", "requirements-test.lock")
    return test(arguments)


if __name__ == "__main__":
    sys.exit(main())
