"""The floors of coverage: which files have one, and that falling under one is seen."""

import pytest

from tests import floors

from .tree import ROOT, modules, short


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("qms/ledger/chain.py", "ledger"),
        (ROOT / "qms/ledger/management/commands/migrate.py", "ledger"),
        ("qms/lifecycle/door.py", "door"),
        ("qms/acts/rules.py", "rules"),
        (str(ROOT / "processes/cases/rules.py"), "rules"),
        ("processes/cases/models.py", None),
        (".venv/lib/python3.11/site-packages/some/rules.py", None),
        ("/usr/lib/python3/some/rules.py", None),
    ],
)
def test_which_files_have_a_floor(path, what):
    assert floors.floor_of(path) == what


def test_every_rule_of_a_slice_has_one():
    rules = [path for path in modules() if path.name == "rules.py"]
    assert rules and {floors.floor_of(short(path)) for path in rules} == {"rules"}


def file(gone, missing):
    return {
        "executed_lines": list(range(gone)),
        "missing_lines": list(range(100, 100 + missing)),
        "executed_branches": [],
        "missing_branches": [(7, 8)] if missing else [],
    }


def test_a_floor_that_is_not_reached_is_named_with_what_was_not_gone_through():
    all_well = {"qms/ledger/chain.py": file(99, 0), "qms/lifecycle/door.py": file(9, 0), "a/rules.py": file(9, 0)}
    assert floors.fallen(floors.reached(all_well)) == []
    found = floors.reached(all_well | {"a/rules.py": file(5, 2)})
    assert floors.fallen(found) == ["rules"]
    assert found["rules"][0] == pytest.approx(100 * 5 / 8)
    assert "  a/rules.py: lines 100, 101; branches 7→8" in list(floors.told(found))


def test_nothing_watched_is_no_floor_reached():
    assert floors.fallen(floors.reached({})) == list(floors.FLOORS)
