"""Places in a plan: the field's number and the letter in it, as 3.đ, or a further number below it, as 3.đ.2."""

import re

from qms.text.vietnamese import LETTERS, lower

PLACE = re.compile(rf"^([0-9]{{1,2}})\.([{LETTERS}]|[0-9]{{1,2}})(?:\.([0-9]{{1,2}}))?$")
NUMBERED = 40  # numbers stand after all letters
WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")  # as keyboards set to Chinese or Japanese write them


def tidy(text):
    """The place as it is kept: "3 b)", "II.3.b", "3.B." and "03.b" are all 3.b."""
    bare = lower(re.sub(r"[\s)]+", " ", str(text)).translate(WIDE).strip())
    bare = re.sub(r"^[ivx]+\.", "", bare)
    bare = re.sub(r"\.+", ".", bare.replace(" ", ".")).strip(".")
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", bare)


def is_place(text):
    """Whether this is a place that a task can have."""
    return bool(PLACE.match(text))


def field_number(place):
    """The number of the field in which a place lies."""
    return int(PLACE.match(place)[1])


def position_of(place):
    """A number by which places stand in the order of the document."""
    field, letter, below = PLACE.match(place).groups()
    second = NUMBERED + int(letter) if letter.isdecimal() else LETTERS.index(letter) + 1
    return int(field) * 100_000 + second * 100 + int(below or 0)


def next_free(field, taken):
    """The first free number in a field: 3.1, 3.2, …"""
    return next(place for place in (f"{field}.{number}" for number in range(1, 100)) if place not in taken)
