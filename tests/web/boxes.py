"""What stands on a printed sheet: its words with their boxes, its ink, and the words of the Word file beside it."""

import re
import subprocess
from dataclasses import dataclass
from html import unescape

from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

POINTS = 72 / 25.4  # in a millimetre
TINY = 1.5  # points by which letters may stand over, as the tail of a slanted one does
PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
COUNTED = re.compile(r"\d+/\d+")  # page x/y, which Word counts itself
DARK = 160


@dataclass(frozen=True)
class Word:
    """A word and its box, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    """A page and its words in the order in which they were drawn."""

    width: float
    height: float
    words: tuple


@dataclass(frozen=True)
class Margins:
    """The margins of a sheet in millimetres."""

    top: float = 20
    right: float = 20
    bottom: float = 20
    left: float = 30


def run(program, content, *options):
    """What a program of Poppler makes of a PDF."""
    ran = subprocess.run([program, *options], input=content, capture_output=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def pages_of(content):
    """The pages of a PDF."""
    said = run("pdftotext", content, "-raw", "-bbox", "-", "-").decode()
    return [
        Page(
            float(width),
            float(height),
            tuple(Word(*map(float, box), unescape(text)) for *box, text in WORD.findall(inside)),
        )
        for width, height, inside in PAGE.findall(said)
    ]


def faults_of(content, landscape, margins=Margins()):
    """What is wrong with the sheets of a PDF, by the boxes of its words and by its ink; a line each."""
    pages = pages_of(content)
    found = [f"page {at}: {each}" for at, page in enumerate(pages, 1) for each in _faults(page, landscape, margins)]
    return found + [f"page {at}: ink outside the sheet's margins" for at in _spilled(content)]


def body_of(page, margins=Margins()):
    """Its words without the running head."""
    return [word for word in page.words if word.bottom > margins.top * POINTS]


def _faults(page, landscape, margins):
    if (page.width > page.height) != landscape:
        yield f"{page.width:.0f} x {page.height:.0f} points"
    right, bottom = page.width - margins.right * POINTS + TINY, page.height - margins.bottom * POINTS + TINY
    for word in page.words:
        if (
            word.left < margins.left * POINTS - TINY
            or word.right > right
            or word.bottom > bottom
            or word.top < 5 * POINTS
        ):
            yield f"“{word.text}” leaves the margins: {word}"
    words = sorted(page.words, key=lambda word: (word.top, word.left))
    for at, word in enumerate(words):
        for other in words[at + 1 :]:
            if other.top > word.bottom:
                break
            if _over(word, other):
                yield f"“{word.text}” lies over “{other.text}”"


def _over(one, other):
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return wide > TINY and high > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _spilled(content, free=5):
    """The pages with ink in the outermost millimetres, and those without any."""
    said = run("pdftoppm", content, "-r", "50", "-gray", "-")
    at, place = 0, 0
    while place < len(said):
        at += 1
        head = re.match(rb"P5\s(\d+) (\d+)\s255\s", said[place:])
        width, height = int(head[1]), int(head[2])
        place += head.end()
        rows = [said[place + row * width : place + (row + 1) * width] for row in range(height)]
        place += width * height
        edge = round(free / 25.4 * 50)
        rim = [*rows[:edge], *rows[-edge:], *(row[:edge] + row[-edge:] for row in rows)]
        if any(min(row) < DARK for row in rim) or not any(min(row) < DARK for row in rows):
            yield at


# ── The words of both files, in their order


def words_of_pdf(content, heads):
    """The words of a PDF; `heads` are the words of the heads of its tables, which stand again on later pages."""
    said = []
    for page in pages_of(content):
        words = [word.text for word in body_of(page)]
        before = f" {' '.join(said)} "
        again = [head for head in heads if words[: len(head)] == head and f" {' '.join(head)} " in before]
        said += words[len(max(again, key=len)) :] if again else words
    return _compared(said)


def words_of_docx(file):
    """The words of a Word file, cell by cell."""
    return _compared(" ".join(text.replace("\u2011", "-") for text in texts_of(file)).split())


def texts_of(file):
    """Each paragraph of a Word file, with its joining hyphens."""
    for part in file.element.body.iterchildren():
        if part.tag == qn("w:p"):
            yield _text(Paragraph(part, file))
        elif part.tag == qn("w:tbl"):
            for row in Table(part, file).rows:
                seen = []
                for cell in row.cells:
                    if cell._tc not in seen:
                        seen.append(cell._tc)
                        yield from map(_text, cell.paragraphs)


def _text(paragraph):
    signs = {qn("w:noBreakHyphen"): "\u2011", qn("w:tab"): " ", qn("w:br"): " "}
    inside = paragraph._p.iter(qn("w:t"), *signs)
    return "".join(signs.get(each.tag) or each.text or "" for each in inside)


def _compared(words):
    words = [part for word in words for part in word.replace("\u00a0", " ").split()]
    return [word for word in words if not COUNTED.fullmatch(word)]
