"""How wide the columns of a table are: reckoned once, from the words in it, so that PDF and Word are drawn alike.

No word is broken in its cell. Where the columns are too many for that, the letters become smaller.
"""

from dataclasses import dataclass
from functools import cache

from qms.text.vietnamese import toneless

from .whole_words import pieces

SIZES = (12, 11, 10, 9)  # points, the largest first that fits
ROOM = 13  # points beside the words: two margins of a cell, its line, and a little to spare
# How wide letters of a typeface like Times are, in thousandths of the size; a tone changes nothing.
UPRIGHT = {
    250: " ,.",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr'’",
    389: "Js",
    444: '"?acezăâê“”',
    500: "#$*0123456789_bdghknopquvxyđô–",
    556: "FPSơư",
    564: "+<=>",
    611: "ELTZÊ",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐƠĂÂÔ",
    778: "Ư&m",
    889: "M%",
    944: "W@",
}
BOLD = {
    278: " ,./'\\il",
    333: "!()-:;[]`fjt’",
    389: "Is",
    444: "cerzê",
    500: "#$*0123456789?J_agovxyăâô–“”",
    556: '"Sbdhknpquđơ+<=>',
    600: "ư",
    667: "BELTZÊFP",
    722: "ACDNRUVXYwĐĂÂ",
    778: "GHKOQƠÔƯ",
    944: "&mM@",
}
WIDEST = 1  # a letter that is not known here


@dataclass(frozen=True)
class Fit:
    """The share of each column in percent of the line, and the size of the letters in points."""

    shares: tuple
    size: int


def fit(table, line):
    """How a table stands in a line of this many points: as its columns were said to be, as far as words allow."""
    wished = [share * line / 100 for share in table.shares()]
    at_one_point = _needs(table)
    for size in SIZES:
        needs = [need * size + ROOM for need in at_one_point]
        if sum(needs) <= line:
            return Fit(_percent(_widened(wished, needs, line), line), size)
    return Fit(_percent([need * line / sum(needs) for need in needs], line), size)


def _needs(table):
    """The width of the widest word of each column, its head included, in letters of one point."""
    heads, rows = table.heads(), table.written()
    needs = [max((_width(piece, bold=True) for piece in pieces(head)), default=0) for head in heads]
    for row in rows:
        for place, lines in enumerate(row):
            widths = (_width(piece) for text in lines for piece in pieces(text))
            needs[place] = max(needs[place], *widths, 0)
    return needs


def _widened(wished, needs, line):
    """Columns narrower than their words need get what they need; the others share what is left as was wished."""
    fixed = set()
    while True:
        left = line - sum(needs[place] for place in fixed)
        whole = sum(wish for place, wish in enumerate(wished) if place not in fixed)
        widths = [needs[at] if at in fixed else wish * left / whole for at, wish in enumerate(wished)]
        short = {at for at, width in enumerate(widths) if at not in fixed and width < needs[at]}
        if not short:
            return widths
        fixed |= short


def _percent(widths, line):
    return tuple(round(100 * width / line, 2) for width in widths)


@cache
def _widths(bold):
    return {letter: width / 1000 for width, letters in (BOLD if bold else UPRIGHT).items() for letter in letters}


@cache
def _width(piece, bold=False):
    """How wide a word is, in letters of one point."""
    known = _widths(bold)
    return sum(known.get(each) or known.get(toneless(each), WIDEST) for each in piece)
