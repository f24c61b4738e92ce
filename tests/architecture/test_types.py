"""Types: mypy finds no fault in the program, and finds those that are planted; pyproject.toml says what it asks."""

import re
import subprocess
import sys
import tomllib

import pytest

from .tree import ROOT

PLANTED = "tests/architecture/planted_calls.py"
ROOMS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["files"]


@pytest.fixture(scope="module")
def told():
    """What mypy says of all rooms and the planted faults, in one run that remembers nothing of another."""
    command = [sys.executable, "-m", "mypy", "--cache-dir=/dev/null", "--no-pretty", "--hide-error-context"]
    ran = subprocess.run([*command, *ROOMS, PLANTED], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode in (0, 1), ran.stdout + ran.stderr
    return ran


def expected():
    """{line of the file: how the sentence begins that it must raise}."""
    lines = (ROOT / PLANTED).read_text(encoding="utf-8").splitlines()
    marks = ((number, re.search(r"# E: (.+)$", line)) for number, line in enumerate(lines, 1))
    return {number: mark[1] for number, mark in marks if mark}


@pytest.mark.slow
def test_mypy_finds_no_fault_in_the_program(told):
    faults = [line for line in told.stdout.splitlines() if ": error:" in line and not line.startswith(PLANTED)]
    assert faults == [] and "warning" not in told.stderr.lower(), told.stderr


@pytest.mark.slow
def test_mypy_finds_every_planted_fault_and_no_other(told):
    found = re.findall(rf"^{re.escape(PLANTED)}:(\d+): error: (.+)$", told.stdout, re.MULTILINE)
    said = {int(number): sentence for number, sentence in found}
    wanted = expected()
    assert len(wanted) > 20 and said.keys() == wanted.keys()
    assert [said[number] for number in wanted if not said[number].startswith(wanted[number])] == []
