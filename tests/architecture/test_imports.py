"""Imports run one way: the contracts stand in pyproject.toml."""

import subprocess
import sys

from .tree import ROOT

LINT = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"


def test_the_contracts_of_the_rooms_are_kept():
    """In a process of its own, since the linter sets up logging anew for the one in which it runs."""
    told = subprocess.run([sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr
