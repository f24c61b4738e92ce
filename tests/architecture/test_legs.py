"""What runs on the second database, and what the tests may cost, is decided where anybody sees it, and held to."""

import re

import pytest
from django.apps import apps

from tests import failures, legs
from tests.budgets import BUDGETS, exceeded
from tests.choosing import OF_THE_DATABASE, ON_BOTH_DATABASES, definitions, speaking

from .tree import ROOT

THIS = "tests/architecture/test_legs.py"
TESTS = {path.relative_to(ROOT).as_posix(): path.read_text() for path in sorted((ROOT / "tests").rglob("test_*.py"))}
ROOMS = {name.split("/")[1] for name in TESTS}
del TESTS[THIS]  # it names what it looks for
HIGHER_ROOMS = ("documents.", "processes.", "audits.")


def on_both(name, somewhere=""):
    """Whether a module runs on PostgreSQL too, or what is written somewhere in it; a browser's runs on one alone."""
    told = re.search(rf"{somewhere or '^pytestmark = '}.*?(both_databases|transaction=True)", TESTS[name], re.M)
    return name.split("/")[1] in ON_BOTH_DATABASES or (bool(told) and "/browser/" not in name)


def test_a_test_that_speaks_to_the_database_by_a_helper_is_known(tmp_path):
    module = tmp_path / "test_x.py"
    module.write_text("def rows():\n    return cursor()\n\ndef test_a():\n    rows()\n\ndef test_b():\n    pass\n")
    assert speaking(module) == {"rows", "test_a"}


def test_what_speaks_to_the_database_outside_a_function_is_marked_as_a_whole():
    def between(text):
        for part in definitions(text).values():
            text = text.replace(part, "")
        return text

    speaking = {name for name, text in TESTS.items() if OF_THE_DATABASE.search(between(text))}
    assert {name for name in speaking if not on_both(name)} == set()


@pytest.mark.parametrize("slice_", [each.name for each in apps.get_app_configs() if each.name.startswith(HIGHER_ROOMS)])
def test_every_slice_is_gone_through_on_both(slice_):
    own, named = f"tests/{slice_.replace('.', '/')}/", re.compile(rf"\b{re.escape(slice_)}\b")
    gone_through = [name for name in TESTS if on_both(name, somewhere="^")]
    assert [name for name in gone_through if name.startswith(own) or named.search(TESTS[name])]


@pytest.mark.parametrize("marker", ["pdf", "gettext", "javascript"])
def test_a_leg_of_few_modules_names_them_all(marker):
    legs = (ROOT / "tests/legs.py").read_text()
    modules = [name for name, text in TESTS.items() if f"mark.{marker}" in text]
    assert modules and [name for name in modules if f'"{name}"' not in legs] == []


@pytest.mark.parametrize("leg", BUDGETS)
def test_every_room_has_a_budget_in_its_leg(leg):
    rooms = {
        "SQLite": ROOMS - {"browser"},
        "PostgreSQL": {name.split("/")[1] for name in TESTS if on_both(name, somewhere="^")} | ON_BOTH_DATABASES,
        "Chromium": {"browser"},
    }[leg]
    assert set(BUDGETS[leg]) == rooms


def test_a_room_over_its_budget_is_named():
    assert exceeded({"web": 30.4, "api": 9}, {"web": 30, "api": 10, "people": 50}) == [
        "tests/web took 30 s; its budget is 30 s (tests/budgets.toml)"
    ]
    assert exceeded({"new": 1}, {}) == ["tests/new took 1 s; its budget is 0 s (tests/budgets.toml)"]


def test_a_slow_machine_is_no_fault_of_a_room():
    budgets = {"web": 30, "api": 10, "people": 20}
    assert exceeded({"web": 59, "api": 19, "people": 39}, budgets) == []
    assert exceeded({"web": 59, "api": 5, "people": 10}, budgets) == [
        "tests/web took 59 s; its budget is 30 s (tests/budgets.toml)"
    ]


@pytest.mark.parametrize("ci", ["true", ""])
def test_a_leg_that_can_not_run_says_so_and_fails_where_all_must_run(monkeypatch, ci):
    monkeypatch.setenv("CI", ci)
    assert legs.is_failure("no server here") is (ci == "true")
    assert legs.is_failure(1) and not legs.is_failure(0)
    assert list(legs.told("Chromium", "no server here"))[:1] == ["Chromium: NOT RUN – no server here"]


def test_a_failed_leg_names_its_tests_at_the_end(monkeypatch, tmp_path):
    monkeypatch.setattr(failures, "FOLDER", tmp_path)
    monkeypatch.setenv("LEG", "PDF")
    failures.remember(["tests/web/test_x.py::test_y (call): wrong"])
    assert list(legs.told("PDF", 1)) == ["PDF: FAILED", "    tests/web/test_x.py::test_y (call): wrong"]


def test_all_legs_are_gone_through_and_one_failure_fails_the_run(monkeypatch, tmp_path, capfd):
    monkeypatch.setattr(legs, "FOLDER", tmp_path / "legs")
    monkeypatch.setattr(failures, "FOLDER", tmp_path / "failures")
    monkeypatch.setattr(legs, "ROOT", tmp_path)
    (tmp_path / "legs").mkdir()
    outcomes = dict.fromkeys(legs.LEGS, 0) | {"PDF": 1}
    say = {name: lambda leg: leg.run("echo", f"from {leg.name}") or outcomes[leg.name] for name in legs.LEGS}
    monkeypatch.setattr(legs, "LEGS", say)
    assert legs.run("python", []) == 1
    printed = capfd.readouterr().out
    assert [f"from {name}" in printed for name in say] == [True] * len(say)
    assert "PDF: FAILED" in printed and "Chromium: passed" in printed
