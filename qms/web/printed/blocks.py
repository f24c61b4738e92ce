"""What a printed sheet consists of. A slice says it in these blocks; the PDF and the Word file draw the same ones.

Values may be any object: they are written as people read them (`words`), and never as markup.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from ..measures import number_words
from ..plain_text import without_control
from ..templatetags.words import day, moment
from .column_widths import fit

LINE = {False: 160, True: 247}  # millimetres between the margins of A4: upright, and landscape
POINTS = 72 / 25.4  # in a millimetre


@dataclass(frozen=True)
class TitleBlock:
    """The head of a form or procedure: agency, title, code, issue/amendment, day in force, page x/y."""

    agency_above: tuple
    agency: tuple
    title: Any
    code: str = ""
    issue: str = ""
    amendment: str = ""
    in_force: date | str | None = None  # in words where two days are told
    kind = "title_block"


@dataclass(frozen=True)
class LetterHead:
    """The head of a report or letter (Decree 30/2020): agency, national title, number, place and day, kind, about."""

    agency_above: tuple
    agency: tuple
    number: str
    place: str
    dated: str
    title: Any
    about: Any = ""
    form_mark: str = ""  # code and issue of the form it follows, where the office has one
    kind = "letter_head"


@dataclass(frozen=True)
class Heading:
    """A numbered or named part of the sheet."""

    text: Any
    kind = "heading"


@dataclass(frozen=True)
class Text:
    """Paragraphs, one for each line; `label` stands before the first in bold."""

    text: Any
    label: Any = ""
    style: str = ""  # "", "centred", "slanted"
    kind = "text"

    def lines(self):
        return words(self.text).splitlines() or ["–"]


@dataclass(frozen=True)
class Run:
    """Words that look alike."""

    text: str
    bold: bool = False
    slanted: bool = False


@dataclass(frozen=True)
class Line:
    """A paragraph of a text, as deep as the lists in which it stands."""

    runs: tuple
    depth: int = 0


@dataclass(frozen=True)
class Rich:
    """Paragraphs with bold and slanted words; `rich_text` makes them from the text of an editor."""

    lines: tuple
    kind = "rich"


@dataclass(frozen=True)
class Facts:
    """What is known, as lined pairs of a label and a value."""

    rows: tuple
    kind = "facts"

    def written(self):
        return [(words(label), words(value).splitlines() or ["–"]) for label, value in self.rows]


@dataclass(frozen=True)
class Table:
    """A lined table; `widths` are shares of the line. Without rows one line says so."""

    columns: tuple
    rows: tuple
    widths: tuple = ()
    empty: Any = "–"
    kind = "table"

    def shares(self):
        """The width of each column in percent."""
        widths = self.widths or (1,) * len(self.columns)
        return [round(100 * width / sum(widths), 2) for width in widths]

    def heads(self):
        return [words(each) for each in self.columns]

    def written(self):
        return [[words(value).splitlines() or [""] for value in row] for row in self.rows]

    def empty_words(self):
        return words(self.empty)


@dataclass(frozen=True)
class Signer:
    """Who signs, as what; `confirmed_at` says when they confirmed it in the system, which is no digital signature."""

    role: Any
    name: Any = ""
    post: Any = ""
    confirmed_at: datetime | None = None

    def lines_below(self):
        """The name, the post, and the moment of the confirmation, as far as they are known."""
        confirmed = self.confirmed_at and _("Confirmed in the system: %(moment)s") % {
            "moment": moment(self.confirmed_at)
        }
        return [words(each) for each in (self.post, confirmed) if each]

    def role_words(self):
        return words(self.role)

    def name_words(self):
        return words(self.name)


@dataclass(frozen=True)
class Signatures:
    """The row of signatures that ends a form; it never stands alone on a page."""

    signers: tuple
    kind = "signatures"


@dataclass(frozen=True)
class LetterEnd:
    """The end of a report or letter: who receives it, and the signature with its authority (TM., KT., TL.)."""

    recipients: tuple
    authority: tuple
    name: Any = ""
    kind = "letter_end"

    def recipient_lines(self):
        return [words(each) for each in self.recipients]

    def authority_lines(self):
        return [words(each) for each in self.authority]

    def name_words(self):
        return words(self.name)


@dataclass(frozen=True)
class Sheet:
    """A whole paper: its head and its blocks."""

    head: Any
    blocks: tuple
    landscape: bool = False

    @property
    def is_letter(self):
        return self.head.kind == "letter_head"

    def laid_out(self):
        """Each block, a table with how it fits into the line."""
        line = LINE[self.landscape] * POINTS
        return [(block, fit(block, line) if block.kind == "table" else None) for block in self.blocks]


def words(value):
    """A value as people read it on paper."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Decimal | float):
        return number_words(value)
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    return without_control(value)
