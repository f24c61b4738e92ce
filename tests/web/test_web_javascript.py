"""What only Node can say: scripts and style are formatted, and the scripts' own tests pass.

The tools come from package-lock.json at the root, by `npm ci`; the program itself needs neither them nor Node.
"""

import subprocess
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
SUITES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/**/*.test.js"))

pytestmark = pytest.mark.javascript


def node(*arguments):
    ran = subprocess.run(["node", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, (ran.stdout + ran.stderr)[-5000:]


def test_scripts_and_style_are_formatted():
    node("node_modules/prettier/bin/prettier.cjs", "--check", ".")


@pytest.mark.parametrize("suite", SUITES)
def test_the_scripts_own_tests_pass(suite):
    node("--test", suite)


def test_there_are_such_tests():
    assert len(SUITES) > 3
