"""`add_record` writes a slice that runs: in a copy of the tree it is translated, migrated, tested, complete."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.architecture.tree import ROOT

pytestmark = pytest.mark.slow

GIVEN = ["add_record", "processes/contracts", "--name", "contract", "--vi", "hợp đồng", "--clause", "8.4"]


@pytest.fixture
def tree(tmp_path):
    """The project's files, the vendored ones too, in a folder of their own."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines():
        if (ROOT / name).is_file():
            copied = tmp_path / name
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copied)
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    return tmp_path


def run(tree, *arguments):
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DJANGO", "DATABASE"))}
    env["VAR_DIR"] = str(tree / "var")
    return subprocess.run([sys.executable, *arguments], cwd=tree, env=env, capture_output=True, text=True)


def test_what_it_writes_runs_and_is_tested(tree):
    written = run(tree, "manage.py", *GIVEN)
    assert written.returncode == 0, written.stderr
    assert (tree / "processes/contracts/migrations/0001_initial.py").exists()
    held_to = ["tests/architecture/test_records.py", "tests/architecture/test_legs.py"]
    told = run(tree, "-m", "pytest", "-q", "-n", "0", "tests/processes/contracts", *held_to)
    assert told.returncode == 0, told.stdout[-3000:]
    again = run(tree, "manage.py", *GIVEN)
    assert again.returncode == 1 and "already" in again.stderr


def test_a_place_that_is_no_room_is_refused(tree):
    refused = run(tree, "manage.py", "add_record", "kitchen/pots", "--name", "pot", "--vi", "nồi")
    assert refused.returncode == 1 and "ROOM/NAME" in refused.stderr
