"""Registers as workbooks: rows written one after another, values as real dates and numbers, text never a formula."""

from datetime import date, datetime
from itertools import islice
from numbers import Number
from tempfile import TemporaryFile

from django.http import FileResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from qms.ledger.now import local, now
from qms.text.vietnamese import fold

from .plain_text import harmless

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_ROWS = 200  # the rows that say how wide a column is, and which are deadlines
NARROW, WIDE = 10, 60
TOP, LEFT = Alignment(wrap_text=True, vertical="top"), Alignment(horizontal="left", vertical="top")
DAY, MOMENT = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"


def stamped(name, kind="xlsx"):
    """The name of a file that is taken now."""
    return f"{slugify(fold(name))}-{now():%Y-%m-%d-%H%M}.{kind}"


def workbook_answer(write, name):
    """What `write(file)` writes, as a file to take that no cache keeps."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it
    write(file)
    file.seek(0)
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
    answer["Cache-Control"] = "no-store"
    return answer


class RegisterWorkbook:
    """A register's rows on the first sheet; on the second what was asked for, by whom, and when."""

    def __init__(self, title, labels):
        self.labels = labels
        self.book = Workbook(write_only=True)
        self.sheet = self.book.create_sheet(_sheet_name(title))
        self.deadlines = set()
        self.count = 0

    def write(self, rows):
        """Write all rows, each a list of the screen's cells; only the first few are held in memory."""
        rows = iter(rows)
        first = list(islice(rows, FIRST_ROWS))
        self.deadlines = {place for row in first for place, cell in enumerate(row) if cell.kind == "deadline"}
        heads = list(self._heads())
        self._set_widths(heads, first)
        self.sheet.freeze_panes = "B2"
        self.sheet.append([self._head(each) for each in heads])
        for some in (first, rows):
            for row in some:
                self.sheet.append(list(self._values(row)))
                self.count += 1
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{self.count + 1}"

    def say(self, text):
        """A line below the rows, for what a reader of the first sheet must not miss."""
        self.sheet.append([])
        self.sheet.append([self._head(text)])

    def tell(self, lines):
        """The second sheet: pairs of a label and what is said."""
        sheet = self.book.create_sheet(_sheet_name(_("About this file")))
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 90
        for label, said in lines:
            sheet.append([self._head(label, sheet), self._value(said, sheet)])

    def save(self, file):
        self.book.save(file)

    def _heads(self):
        for place, label in enumerate(self.labels):
            yield str(label)
            if place in self.deadlines:
                yield _("%(column)s – how it stands") % {"column": label}

    def _values(self, row):
        for place, cell in enumerate(row):
            if place in self.deadlines:
                both = cell.value if cell.kind == "deadline" else {"due": None, "text": cell.value}
                yield self._value(both["due"])
                yield self._value(both["text"])
            elif cell.kind == "flag":
                yield self._value(_("yes") if cell.value else _("no"))
            else:
                yield self._value(cell.value)

    def _set_widths(self, heads, first):
        widths = [len(each) + 4 for each in heads]
        for row in first:
            for place, cell in enumerate(self._values(row)):
                value = getattr(cell, "value", cell)
                length = len(MOMENT) if isinstance(value, date) else len(str(value or ""))
                widths[place] = max(widths[place], length + 2)
        for place, width in enumerate(widths, 1):
            self.sheet.column_dimensions[get_column_letter(place)].width = min(max(width, NARROW), WIDE)

    def _head(self, text, sheet=None):
        cell = WriteOnlyCell(sheet or self.sheet, harmless(text))
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE7F3")
        cell.alignment = Alignment(wrap_text=sheet is None, vertical="top")
        return cell

    def _value(self, value, sheet=None):
        """A cell: numbers and dates as such, everything else as text that nobody evaluates."""
        if value is None or value == "":
            return None
        if isinstance(value, Number) and not isinstance(value, bool):
            return value
        if isinstance(value, datetime):
            moment = local(value) if timezone.is_aware(value) else value
            return self._dated(moment.replace(tzinfo=None, microsecond=0), MOMENT, sheet)
        if isinstance(value, date):
            return self._dated(value, DAY, sheet)
        cell = WriteOnlyCell(sheet or self.sheet, harmless(value))
        cell.alignment = TOP
        return cell

    def _dated(self, value, written, sheet):
        cell = WriteOnlyCell(sheet or self.sheet, value)
        cell.number_format, cell.alignment = written, LEFT
        return cell


def _sheet_name(title):
    """A name that a workbook takes: 31 characters, none of those it uses itself."""
    return "".join(" " if each in "[]:*?/\\'" else each for each in title)[:31]
