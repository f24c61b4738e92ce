"""Modules are named by the anatomy of a slice or by nouns of the vocabulary, which holds the lists."""

import re

from qms.lifecycle.slices import FOUND, MODELS

from .tree import ROOT, modules, short

PAGE = ROOT / "docs" / "developers" / "vocabulary.md"
ROW = re.compile(r"^\| ([^|]+) \| ((?:`\w+`(?:, )?)+) \|$", re.MULTILINE)
EVERYWHERE = ("anatomy", "framework")


def named():
    """{room: names} as the page lists them; a room is a top-level package, or one of the packages of the engine."""
    lists = PAGE.read_text(encoding="utf-8").partition("## Names of modules")[2]
    return {room.strip("` "): re.findall(r"`(\w+)`", names) for room, names in ROW.findall(lists)}


def lived_in():
    """{room: {names of its modules: one of the paths}}; what Django names itself, commands and formats, is left out."""
    found = {}
    for path in modules():
        parts = path.relative_to(ROOT).parts
        if parts[0] in ("fixtures", "release") or {"management", "formats", "settings"} & set(parts):
            continue
        room = "/".join(parts[:2]) if parts[0] == "qms" and len(parts) > 2 else parts[0]
        found.setdefault(room, {})[path.stem] = short(path)
    return found


def test_every_module_has_the_name_of_the_anatomy_or_a_noun_of_its_room():
    lists = named()
    known = {name for kind in EVERYWHERE for name in lists[kind]}
    strange = [
        path
        for room, names in lived_in().items()
        for name, path in names.items()
        if name not in known and name not in lists.get(room, ())
    ]
    assert strange == [], "a noun of the trade or of the engine, listed at the end of the vocabulary"


def test_every_name_by_which_slices_are_asked_is_somebodys():
    """A module renamed out of these would be read by nobody, and its slice would fall silent."""
    everywhere = {name for names in lived_in().values() for name in names}
    assert [name for name in (*MODELS, *FOUND) if name not in everywhere] == []


def test_no_name_is_listed_that_no_module_has():
    lists, rooms = named(), lived_in()
    everywhere = {name for names in rooms.values() for name in names}
    unused = [name for kind in EVERYWHERE for name in lists[kind] if name not in everywhere]
    unused += [
        f"{room}: {name}"
        for room, names in lists.items()
        if room not in EVERYWHERE
        for name in names
        if name not in rooms.get(room, {})
    ]
    assert unused == []


def test_a_name_is_listed_once_for_its_room():
    lists = named()
    everywhere = [name for kind in EVERYWHERE for name in lists[kind]]
    twice = [
        (room, name)
        for room, names in lists.items()
        for name in names
        if (everywhere + names if room not in EVERYWHERE else everywhere).count(name) > 1
    ]
    assert twice == []


def test_verbs_are_no_names():
    """What ends in -ing and is a noun all the same says so by standing here."""
    nouns = {"drawing", "housekeeping", "numbering", "printing"}
    assert {name for names in named().values() for name in names if name.endswith("ing")} <= nouns
