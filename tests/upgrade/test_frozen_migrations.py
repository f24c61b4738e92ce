"""A migration that was released is never edited: offices have applied it as it was."""

import re

import pytest

from . import releases

ONE, OTHER = "qms/people/migrations/0001_initial.py", "audits/findings/migrations/0001_initial.py"


def test_the_first_release_and_every_later_one_is_recorded():
    headings = re.findall(r"^## (\S+)(.*)$", (releases.ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {version for version, note in headings if "unreleased" not in note} <= set(releases.recorded())
    assert releases.recorded()[0] == "0.1.0"


@pytest.mark.parametrize("version", releases.recorded())
def test_released_migrations_are_as_they_were(version):
    assert list(releases.broken(version)) == []


@pytest.mark.parametrize("version", releases.recorded())
def test_a_release_is_recorded_whole(version):
    kept = {path.name for path in (releases.RELEASED / version).iterdir()}
    assert kept == {"migrations.json", "tables.json.xz", "database.json.xz"}
    assert releases.frozen(version)


@pytest.fixture
def tree(tmp_path):
    """A small project with two migrations, recorded as 1.0."""
    for name in (ONE, OTHER):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("operations = []\n")
    (tmp_path / "CHANGELOG.md").write_text("# Changes\n\n## 1.0 (2026-12-01)\n")
    releases.keep("1.0", "migrations.json", releases.digests(tmp_path), kept=tmp_path / "released")
    return tmp_path


def broken(tree):
    return list(releases.broken("1.0", root=tree, kept=tree / "released"))


def test_nothing_is_broken_by_migrations_that_come_after(tree):
    (tree / ONE).with_name("0002_more.py").write_text("operations = [1]\n")
    assert broken(tree) == []


def test_line_ends_are_no_change(tree):
    (tree / ONE).write_bytes(b"operations = []\r\n")
    assert broken(tree) == []


def test_an_edited_migration_is_named(tree):
    (tree / ONE).write_text("operations = [1]\n")
    assert broken(tree) == [f"{ONE} of 1.0 was changed; offices have applied it: write another after it"]


def test_a_removed_migration_is_named(tree):
    (tree / OTHER).unlink()
    assert len(broken(tree)) == 1 and "is gone; offices" in broken(tree)[0]


def test_before_the_release_it_may_be_recorded_anew(tree):
    (tree / "CHANGELOG.md").write_text("# Changes\n\n## 1.0 (unreleased)\n")
    (tree / ONE).write_text("operations = [1]\n")
    assert broken(tree) == [f"{ONE} of 1.0 was changed; record it anew"]


def test_versions_stand_in_their_order(tmp_path):
    for version in ("0.10.0", "0.2.0", "0.9.1"):
        releases.keep(version, "migrations.json", {}, kept=tmp_path)
    assert releases.recorded(tmp_path) == ["0.2.0", "0.9.1", "0.10.0"]
