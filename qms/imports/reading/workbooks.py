"""Sheets of workbooks: .xlsx with how its cells are shown, .xls and .ods by their values."""

import re
import warnings
import zipfile
from datetime import date, datetime, time
from xml.etree import ElementTree

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils import coordinate_to_tuple, range_boundaries
from python_calamine import CalamineWorkbook

from qms.ledger.legible import whole_number

from .sheet import MonthTyped, Sheet, Unreckoned, line_of

LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
FAR_APART = _("Two cells of a sheet stand too far apart: delete the one beyond the table.")
MOST_CELLS_HELD = 4_000_000
MOST_CELLS = 20_000_000  # of the rectangle that holds all cells, for a reader that keeps the empty ones too


def xlsx_sheets(file):
    """The sheets of an .xlsx, read to their end whatever size the file says that they have."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that say nothing about values
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        with zipfile.ZipFile(file) as package:
            return [_sheet(each, package) for each in book.worksheets]
    finally:
        book.close()


def _sheet(source, package):
    source.reset_dimensions()  # some programs write a wrong one, and rows beyond it would be lost
    spans, unreckoned = _spans_and_formulas(package, source._worksheet_path)
    sheet = Sheet(source.title, spans=spans)
    for number, cells in enumerate(source.iter_rows(), 1):
        values = [None if cell.value is None else _value(cell) for cell in cells]
        for place in unreckoned.get(number, ()):
            values.extend([None] * (place + 1 - len(values)))
            values[place] = Unreckoned("")
        line = line_of(values)
        if line:
            sheet.rows.append((number, line))
    return sheet.spread()


def _value(cell):
    value = cell.value
    if cell.data_type == "e":  # "#REF!" and its like
        return Unreckoned(value)
    if isinstance(value, datetime):
        if value.day == 1 and shows_month_alone(cell.number_format):
            return MonthTyped(value.year, value.month, 1)
        return value if value.time() != time() else value.date()
    return _plain(value)


def _plain(value):
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


def shows_month_alone(number_format):
    """Whether a cell shows month and year and no day."""
    said = LITERAL.sub("", number_format or "").partition(";")[0].lower()
    return "m" in said and "y" in said and not set("dhs") & set(said)


def _spans_and_formulas(package, path):
    """Merged cells, and {row: places} of formulas without a value; the reader for many rows tells neither."""
    spans, unreckoned = [], {}
    with package.open(path.lstrip("/")) as part:
        for _event, node in ElementTree.iterparse(part):
            name = node.tag.rpartition("}")[2]
            if name == "mergeCell":
                left, top, right, bottom = range_boundaries(node.get("ref"))
                spans.append((top, left - 1, bottom, right - 1))
            elif name == "c":
                told = {each.tag.rpartition("}")[2]: each for each in node}
                if "f" in told and not (told.get("v") is not None and told["v"].text) and node.get("r"):
                    row, column = coordinate_to_tuple(node.get("r"))
                    unreckoned.setdefault(row, []).append(column - 1)
            elif name == "row":
                node.clear()
    return spans, unreckoned


def is_spread_out(file):
    """Whether a few cells of an .xlsx stand so far apart that all those between them would fill the memory."""
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with package.open(name) as part:
                    refs = [node.get("r") for _event, node in ElementTree.iterparse(part) if node.tag.endswith("}c")]
                rows, columns = (
                    zip(*map(coordinate_to_tuple, filter(None, refs)), strict=True) if refs else ((0,), (0,))
                )
                if max(rows) * max(columns) > MOST_CELLS:
                    return True
    return False


def calamine_sheets(file):
    """The sheets of an .xls or .ods, or of an .xlsx that the other reader does not understand."""
    if zipfile.is_zipfile(file):
        refuse_far_apart(file)
    file.seek(0)
    book = CalamineWorkbook.from_filelike(file)
    found = []
    for name in book.sheet_names:
        source = book.get_sheet_by_name(name)
        row, column = source.end or (0, 0)
        if (row + 1) * (column + 1) > MOST_CELLS_HELD:  # an .xls tells no size before it is read
            raise ValidationError(FAR_APART)
        spans = [(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in source.merged_cell_ranges or ()]
        sheet = Sheet(name, spans=spans)
        for number, values in enumerate(source.to_python(skip_empty_area=False), 1):
            line = line_of([_of_calamine(value) for value in values])
            if line:
                sheet.rows.append((number, line))
        found.append(sheet.spread())
    return found


def refuse_far_apart(file):
    """The other reader holds the rectangle of all cells of an .ods: one cell far away would fill the memory. Raises."""
    with zipfile.ZipFile(file) as package:
        if "content.xml" not in package.namelist():
            return
        with package.open("content.xml") as part:
            far = any(rows * columns > MOST_CELLS_HELD for rows, columns in _rectangles(part))
    if far:
        raise ValidationError(FAR_APART)


def _rectangles(part):
    """(rows, columns) up to the last cell that says something, of each table of an .ods."""
    row = column = rows = columns = 0
    filled = False
    for event, node in ElementTree.iterparse(part, events=("start", "end")):
        name = node.tag.rpartition("}")[2]
        if event == "start" and name == "table":
            row = rows = columns = 0
        elif event == "start" and name == "table-row":
            column, filled = 0, False
        elif event == "end" and name in ("table-cell", "covered-table-cell"):
            column += _repeated(node, "number-columns-repeated")
            if len(node):
                filled, columns = True, max(columns, column)
        elif event == "end" and name == "table-row":
            row += _repeated(node, "number-rows-repeated")
            rows = row if filled else rows
            node.clear()
        elif event == "end" and name == "table":
            yield rows, columns


def _repeated(node, name):
    told = next((value for key, value in node.items() if key.rpartition("}")[2] == name), "1")
    return whole_number(told) or 1


def _of_calamine(value):
    if value == "":
        return None
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return _plain(value) if not isinstance(value, date) else value
