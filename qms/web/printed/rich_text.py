"""The text of an editor as blocks: headings, paragraphs with their bold and slanted words, lists and tables.

A picture is told by its words in brackets: who prints sees that one stands there, and finds it in the text itself.
"""

from html.parser import HTMLParser

from django.utils.translation import gettext as _

from .blocks import Heading, Line, Rich, Run, Table

PARAGRAPHS = {"p", "div", "blockquote", "pre", "br", "li", "ul", "ol"}
HEADINGS = {"h1", "h2", "h3", "h4"}
BOLD, SLANTED = {"strong", "b"}, {"em", "i"}


def rich_text(html):
    """The blocks of a cleaned text; of a tag that is not known, only the words remain."""
    reader = _Reader()
    reader.feed(html or "")
    reader.close()
    reader.end_line()
    return reader.blocks


class _Reader(HTMLParser):
    """Reads a text from its beginning to its end; a line is ended by whatever begins another."""

    def __init__(self):
        super().__init__()
        self.blocks, self.runs = [], []
        self.bold = self.slanted = 0
        self.lists, self.marker = [], ""
        self.rows = None

    def handle_starttag(self, tag, attrs):
        self.bold += tag in BOLD
        self.slanted += tag in SLANTED
        if tag == "img":
            told = _("[picture: %(words)s]") % {"words": dict(attrs).get("alt") or "…"}
            self.runs.append(Run(told, slanted=True))
        elif tag == "table":
            self.end_line()
            self.rows = []
        elif tag == "tr" and self.rows is not None:
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.runs = []
        elif self.rows is None and tag in PARAGRAPHS | HEADINGS:
            self.end_line()
            self._begin(tag)
        elif tag in PARAGRAPHS:
            self.runs.append(Run("\n"))

    def handle_endtag(self, tag):
        self.bold = max(self.bold - (tag in BOLD), 0)
        self.slanted = max(self.slanted - (tag in SLANTED), 0)
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append(self._words())
        elif tag == "table" and self.rows is not None:
            self._end_table()
        elif tag in HEADINGS and self.rows is None:
            self._end_heading()
        elif tag in PARAGRAPHS and self.rows is None:
            self.end_line()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()

    def handle_data(self, data):
        text = " ".join(data.split())
        if text:
            before, after = data[:1].isspace(), data[-1:].isspace()
            text = f"{' ' if before and self.runs else ''}{text}{' ' if after else ''}"
            self.runs.append(Run(text, bool(self.bold), bool(self.slanted)))

    def _begin(self, tag):
        if tag in ("ul", "ol"):
            self.lists.append([tag, 0])
        elif tag == "li" and self.lists:
            self.lists[-1][1] += 1
            self.marker = f"{self.lists[-1][1]}. " if self.lists[-1][0] == "ol" else "- "

    def end_line(self):
        """What was read since the last line began is a line of its own."""
        if self._words():
            runs = ((Run(self.marker),) if self.marker else ()) + tuple(self.runs)
            goes_on = self.blocks and self.blocks[-1].kind == "rich"
            before = self.blocks.pop().lines if goes_on else ()
            self.blocks.append(Rich((*before, Line(runs, len(self.lists)))))
            self.marker = ""
        self.runs = []

    def _end_heading(self):
        if self._words():
            self.blocks.append(Heading(self._words()))
        self.runs = []

    def _end_table(self):
        """The first row is the head; rows that are too short are filled up."""
        rows = [row for row in self.rows if row]
        width = max(map(len, rows), default=0)
        if rows:
            head, *others = [tuple(row + [""] * (width - len(row))) for row in rows]
            self.blocks.append(Table(head, tuple(others)))
        self.rows, self.runs = None, []

    def _words(self):
        return "".join(run.text for run in self.runs).strip()
