"""Words of cells compared as offices write them: whatever case, marks, dashes, full stops or spaces."""

import re

from qms.text.vietnamese import fold

BETWEEN = re.compile(r"[^a-z0-9]+")
SMALL = frozenset(["va", "cua", "cho", "cac", "o", "tai"])  # words that short names leave out


def one_line(value):
    """The text of a cell in one line."""
    return " ".join(str("" if value is None else value).split())


def key_of(value):
    """The same for all spellings of one name: letters and digits alone."""
    return BETWEEN.sub("", fold(one_line(value)))


def words_of(value):
    """The folded words of a name."""
    return [each for each in BETWEEN.split(fold(one_line(value))) if each]


def initials_of(value):
    """The short name that offices make of a name, without the small words."""
    return "".join(each[0] for each in words_of(value) if each not in SMALL)


def plain(value):
    """Folded words with single spaces and no sign but those of days."""
    return re.sub(r"[^a-z0-9/.\-,; ]+", " ", fold(one_line(value))).strip(" .,;")
