"""Imports run one way: the contracts stand in pyproject.toml."""

from importlinter.cli import lint_imports

from .tree import ROOT


def test_the_contracts_of_the_rooms_are_kept(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    broken = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert not broken, capsys.readouterr().out
