"""A sheet as it was read, whatever kind of file it stood in."""

from dataclasses import dataclass, field
from datetime import date


class MonthTyped(date):
    """The first of a month in a cell that shows the month alone: a spreadsheet makes it of "12/2026"."""


class Unreckoned(str):
    """A formula whose value the file does not have: it was written by a program that reckoned nothing."""


@dataclass
class Sheet:
    """Rows that say something, each with its number as the program that wrote it shows it."""

    name: str
    rows: list = field(default_factory=list)  # (number, [value of each column])
    spans: list = field(default_factory=list)  # merged cells: (first row, first column, last row, last column)

    def spread(self):
        """Give every cell below the first of a merged one its value; beside it is left empty, where sections stand."""
        by_number = {number: values for number, values in self.rows}
        for top, left, bottom, _right in self.spans:
            value = _at(by_number.get(top), left)
            if value is None or bottom == top:
                continue
            for number in range(top + 1, min(bottom, top + MOST_SPREAD) + 1):
                values = by_number.get(number)
                if values is not None and _at(values, left) is None:
                    values.extend([None] * (left + 1 - len(values)))
                    values[left] = value
        return self

    def says_the_same(self, other):
        """Whether two sheets have the same rows."""
        return [values for _number, values in self.rows] == [values for _number, values in other.rows]


MOST_SPREAD = 5000


def _at(values, place):
    return values[place] if values is not None and place < len(values) else None


def says(value):
    """Whether a cell says anything."""
    return value is not None and (not isinstance(value, str) or bool(value.strip()) or isinstance(value, Unreckoned))


def line_of(values):
    """The values up to the last that says something; None for a row that says nothing."""
    last = max((at for at, value in enumerate(values) if says(value)), default=-1)
    return list(values[: last + 1]) if last >= 0 else None
