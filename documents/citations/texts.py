"""Whose texts cite: each room registers its own, so that nothing below knows what stands above it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from documents.external.signs import found_in
from qms.acts.acts import named

_texts: list["Text"] = []
_changes: list["Change"] = []


@dataclass(frozen=True)
class Text:
    """A text of a record in which numbers are looked for; what `read(record)` gives is the text that holds now."""

    model: type
    place: str  # under which it is stored
    label: Any
    read: Callable[[Any], str]


@dataclass(frozen=True)
class Change:
    """Acts of a record after which the texts of another, or its own, are read again; no acts are all of them."""

    model: type
    acts: tuple
    subject: Callable[[Any], Any]


def cites(model, place, label, read):
    """Look for citations in a text of these records."""
    _texts.append(Text(model, place, label, read))


def read_again_after(model, *acts, subject=lambda record: record):
    """Say when the texts of `subject(record)` may have changed."""
    _changes.append(Change(model, tuple(named(*acts)) if acts else (), subject))


def changed_by(record, act):
    """The records whose texts are to be read again after this act."""
    heard = [each for each in _changes if each.model is type(record) and (not each.acts or act in each.acts)]
    return [each.subject(record) for each in heard]


def citing_models():
    """The models whose records cite, each once."""
    return list(dict.fromkeys(text.model for text in _texts))


def words_of_places(places):
    """What places, told by their names with commas, are called; one that is registered no more keeps its own name."""
    labels = {text.place: text.label for text in _texts}
    return ", ".join(str(labels.get(place, place)) for place in places.split(","))


def texts_of(record):
    """All texts of a record, as one."""
    return " ".join(text.read(record) for text in _texts if isinstance(record, text.model))


def found_of(record):
    """{key: (Found, places)} of all texts of a record."""
    found = {}
    for text in _texts:
        if isinstance(record, text.model):
            for key, each in found_in(text.read(record)).items():
                first, places = found.get(key, (each, ()))
                found[key] = first, (*places, text.place)
    return found
