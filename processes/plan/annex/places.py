"""Places of rows that follow one another: letters and dashes stand under the number above them."""

import re

from qms.imports.reading.wordings import one_line

from ..numbering import is_place, tidy

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
SECTION = re.compile(r"^(?:([ivx]+)|(\d{1,2}))$")
LEADING = re.compile(r"^(?:(?:phần|mục)\s+)?([IVX]+|\d{1,2})[.)\s]\s*\S")


class Places:
    """The section, the task and the place of the row before, as a reader of the sheet has them in mind."""

    def __init__(self):
        self.field, self.task, self.below = "", "", 0
        self.roman = False  # the section bears a roman number, so that "1", "2" below it are its tasks

    def section(self, text):
        """A row that names a section: "I", "1", "II. Cải cách thể chế"."""
        said = one_line(text)
        found = SECTION.match(tidy(said)) or (LEADING.match(said) and SECTION.match(tidy(LEADING.match(said)[1])))
        if found:
            self.field = str(ROMAN.get(found[1], 0) or found[1]) if found[1] else str(int(found[2]))
            self.task, self.below, self.roman = "", 0, bool(found[1])

    def of(self, text, peek=False):
        """The place that a row means: its own, or what follows from the rows above it; `peek` leaves no trace."""
        said = one_line(text)
        if said and not said.strip("-+•*– "):
            return self._part(peek)
        place = tidy(said)
        alone = re.fullmatch(r"[a-zđ]|\d{1,2}" if self.roman and not peek else r"[a-zđ]", place)
        if alone and self.field:
            place = f"{self.field}.{place}"
        if is_place(place) and not peek:
            self.task, self.below = place, 0
        return place

    def _part(self, peek):
        """A dash: a part of the task above it, numbered in its order."""
        if not self.task or self.task.count(".") > 1:
            return ""
        if not peek:
            self.below += 1
        return f"{self.task}.{self.below + peek}"
