"""The words by which texts are found: one for each word of a text, whether a person typed its marks or not.

Both databases are handed words of plain letters and digits, so that neither cuts or folds a text by its own means.
"""

import re
from functools import lru_cache

from .vietnamese import TONES, fold, marked, tidy, without_tones

WORD = re.compile(r"[^\W_]+")
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789ăâđêôơư")
MOST_TYPED = 200  # letters of a question; no database reads one of a thousand words
MOST_WORDS = 24


def words_of(text):
    """The words of a text as they stand in it."""
    return WORD.findall(tidy(text))


@lru_cache(maxsize=50_000)
def folded(word):
    """One word as it is typed in a hurry."""
    return _plain(fold(word))


@lru_cache(maxsize=50_000)
def spelled(word):
    """One word with its marks, the tone as a digit at its end, so that a word typed half is the beginning of it."""
    return _plain("".join(str(TONES.index(each) + 1) if each in TONES else each for each in marked(word)))


def _plain(letters):
    return "".join(each if each in PLAIN else _told(each) for each in letters) or "0"


def _told(each):
    """A letter of another alphabet by its number; of what is no letter, nothing."""
    return f"u{ord(each):x}" if each.isalnum() else ""


def question_of(typed):
    """What was typed, as lists of words that stand beside each other; the last of each list may be typed half."""
    parts = dict.fromkeys(tuple(words_of(each)) for each in tidy(typed)[:MOST_TYPED].split())
    return [words for words in parts if words][:MOST_WORDS]


def half_spelled(word):
    """One word with its letters as they are and without a tone, as it begins."""
    return _plain(without_tones(marked(word)))


def short_numbers(words):
    """What people call a number of many zeros: 12, where it is 000012."""
    return [each.lstrip("0") for each in words if each.isdecimal() and each != each.lstrip("0")]
