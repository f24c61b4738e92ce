#!/usr/bin/env python3
"""The two commands: `python3 run.py demo [--port N] [--reset]` and `python3 run.py test [--quick] [pytest arguments]`.

Makes the environment .venv when it is missing or its locks changed, then starts the program or its tests.
Needs nothing but Python 3.11 or newer; works on Debian and on Windows.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from fixtures.progress import Progress
from tests import legs

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON_WITHIN = "Scripts/python.exe" if os.name == "nt" else "bin/python"
PYTHON = VENV / PYTHON_WITHIN


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


def become(*command):
    """Go on as a command of the environment, so that whoever stops this process stops the program."""
    os.chdir(ROOT)
    if os.name == "nt":  # Windows knows no exec
        return subprocess.run([PYTHON, *command]).returncode
    os.execv(PYTHON, [str(PYTHON), *command])


def main():
    command, arguments = (sys.argv[1] if len(sys.argv) > 1 else ""), sys.argv[2:]
    if command not in ("demo", "test"):
        sys.exit(__doc__)
    check_python()
    if command == "demo":
        prepare("requirements.lock")
        return become("manage.py", "demo", *arguments)
    prepare("requirements.lock", "requirements-test.lock")
    return legs.run(PYTHON, arguments)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
