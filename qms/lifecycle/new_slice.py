"""Writes a new slice from the skeleton: a record that runs, is translated, tested, and refused to strangers."""

import re
import tomllib
from pathlib import Path
from string import Template

from django.conf import settings

from .ways import ways

SKELETON = Path(__file__).resolve().parent / "skeleton"
# What is written beside the slice's own modules: (skeleton, where, with the names of the slice).
ELSEWHERE = {
    "record.html": "$room/$slice/templates/$slice/record.html",
    "making.py": "tests/$room/$slice/making.py",
    "access.py": "tests/$room/$slice/access.py",
    "test_slice.py": "tests/$room/$slice/test_$slice.py",
}
PO = Path("locale") / "vi" / "LC_MESSAGES" / "django.po"


def words_for(room, slice_, name, clause):
    """Everything the skeleton asks for, from the name of one record in the singular."""
    collection = slice_.replace("_", "-")
    plural = slice_.replace("_", " ")
    return {
        "room": room,
        "slice": slice_,
        "name": name,
        "names": plural,
        "Names": plural.capitalize(),
        "Model": "".join(part.capitalize() for part in name.split()),
        "Plural": "".join(part.capitalize() for part in slice_.split("_")),
        "CONSTANT": slice_.upper(),
        "SERIES": "".join(part[0] for part in name.upper().split()) + "X",
        "collection": collection,
        "url_name": slice_,
        "clause": clause,
        "place": max(way.place for _url_name, way in ways() if way.place < 200) + 1,
    }


def write(words, root=None):
    """Write all files of the slice; gives their paths. Raises FileExistsError before anything is written."""
    root = Path(root or settings.BASE_DIR)
    folder = root / words["room"] / words["slice"]
    if folder.exists():
        raise FileExistsError(folder)
    written = []
    for source in sorted(SKELETON.glob("*.tpl")):
        name = source.name.removesuffix(".tpl")
        place = Template(ELSEWHERE.get(name, "$room/$slice/" + name)).substitute(words)
        written.append(_put(root / place, Template(source.read_text(encoding="utf-8")).substitute(words)))
    written.append(_put(folder / "migrations" / "__init__.py", ""))
    tests = root / "tests" / words["room"] / words["slice"] / "__init__.py"
    written.append(_put(tests, f'"""Tests of {words["names"]}."""\n'))
    return written


def _put(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def translate(words, vietnamese, vietnamese_plural, root=None):
    """Add the Vietnamese of everything the slice says and that is not there yet; gives how many words were added."""
    said = tomllib.loads((SKELETON / "words.toml").read_text(encoding="utf-8"))
    said |= {
        words["name"]: vietnamese,
        words["names"]: vietnamese_plural,
        words["Names"]: vietnamese_plural[:1].upper() + vietnamese_plural[1:],
    }
    catalogue = Path(root or settings.BASE_DIR) / PO
    text = catalogue.read_text(encoding="utf-8")
    known = set(re.findall(r'^msgid "(.*)"$', text, re.MULTILINE))
    new = {english: told for english, told in said.items() if english not in known}
    entries = "".join(f'\nmsgid "{english}"\nmsgstr "{told}"\n' for english, told in new.items())
    catalogue.write_text(text.rstrip("\n") + "\n" + entries, encoding="utf-8")
    return len(new)
