"""What is never broken over two lines: a word, and so a date, a number of a record, an amount with its unit."""

import re

from django.utils.safestring import mark_safe

PIECE = re.compile(r"\S*\d\S*(?: (?:%|đồng|đ)(?!\w))?|\S+")
TEXT = re.compile(r"(?<=>)[^<>]+(?=<)")
HYPHEN_INSIDE = re.compile(r"(?<=\S)-(?=\S)")
WHERE_A_LINE_BREAKS = re.compile(r"(?<=\S)(?:[-–—]|/(?=\D)| )(?=\S)")  # never within dd/mm/yyyy
LONGEST = 30  # letters of a word that is kept whole; a longer one (an address, a digest) may be broken anywhere
HYPHEN, SPACE = "\u2011", "\u00a0"  # that join what stands beside them


def pieces(text):
    """The parts of a text that stay on one line."""
    return [piece for piece in PIECE.findall(text) if len(piece) <= LONGEST]


def joined(text):
    """A text whose words hold together by their own characters, as Word needs it."""
    return PIECE.sub(_joined, text)


def whole(html):
    """A drawn page whose words are marked as whole where a line might break within, as CSS needs it."""
    return mark_safe(TEXT.sub(lambda text: PIECE.sub(_marked, text[0]), html))


def _joined(found):
    return HYPHEN_INSIDE.sub(HYPHEN, found[0]).replace(" ", SPACE) if _kept(found) else found[0]


def _marked(found):
    marked = _kept(found) and WHERE_A_LINE_BREAKS.search(found[0])
    return f'<span class="whole">{found[0]}</span>' if marked else found[0]


def _kept(found):
    return len(found[0]) <= LONGEST
