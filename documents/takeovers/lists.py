"""The list that may come with the files: a line a document, by the name of its file or by its code."""

import csv
import io
import zipfile
import zlib
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from qms.text.inputs import day_typed
from qms.text.vietnamese import code_key, fold, tidy

MOST_ROWS = 5000
LONGEST = {"code": 40, "title": 300}
HEADS = {
    "file": ("ten tep", "tep", "file", "ten file"),
    "code": ("ma", "ma hieu", "ma so", "ma tai lieu", "ky hieu"),
    "title": ("ten", "ten tai lieu", "ten quy trinh", "tieu de"),
    "issue": ("lan ban hanh", "ban hanh lan", "lbh"),
    "amendment": ("lan sua doi", "sua doi lan", "lsd"),
    "in_force_on": ("ngay hieu luc", "ngay co hieu luc", "ngay ban hanh", "ngay"),
}


def listed(upload):
    """Rows of the list as {field: value}; [] without a list. Raises ValidationError for one that can't be read."""
    if upload is None:
        return []
    rows = _rows(upload)
    for number, row in enumerate(rows):
        fields = [_field(cell) for cell in row]
        if "code" in fields or "file" in fields:
            return [_values(fields, each) for each in rows[number + 1 :] if any(_text(cell) for cell in each)]
    raise ValidationError({"list": [_("No heading was found: the list needs a column for the code or the file name.")]})


def _rows(upload):
    upload.seek(0)
    try:
        if upload.name.lower().endswith(".csv"):
            text = upload.read().decode("utf-8-sig")
            dialect = ";" if text.count(";") > text.count(",") else ","
            return list(csv.reader(io.StringIO(text), delimiter=dialect))[:MOST_ROWS]
        sheet = load_workbook(upload, data_only=True).active
        return [list(row) for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=40, values_only=True)]
    except (InvalidFileException, csv.Error, zlib.error, zipfile.BadZipFile, KeyError, ValueError, OSError) as fault:
        raise ValidationError({"list": [_("The list can't be read: send it as .xlsx or .csv (UTF-8).")]}) from fault


def _field(cell):
    said = " ".join(fold(_text(cell)).split())
    return next((field for field, names in HEADS.items() if said in names), "")


def _text(cell):
    return tidy(str(cell)).strip() if cell is not None else ""


def _values(fields, row):
    given = {field: cell for field, cell in zip(fields, row, strict=False) if field and _text(cell)}
    values = {name: _text(given[name]) for name in ("file", "code", "title") if name in given}
    for name, most in LONGEST.items():
        if len(values.get(name, "")) > most:
            raise ValidationError({"list": [_("This is too long: %(said)s…") % {"said": values[name][:most]}]})
    values |= {name: _number(given[name]) for name in ("issue", "amendment") if name in given}
    return values | ({"in_force_on": _day(given["in_force_on"])} if "in_force_on" in given else {})


def _number(cell):
    said = _text(cell).removesuffix(".0")
    if not said.isdecimal() or len(said) > 2:
        raise ValidationError({"list": [_("This is no number: %(said)s.") % {"said": said}]})
    return int(said)


def _day(cell):
    if isinstance(cell, datetime | date):
        return cell.date() if isinstance(cell, datetime) else cell
    try:
        return day_typed(_text(cell))
    except ValueError as fault:
        raise ValidationError({"list": [_("This is no day: %(said)s.") % {"said": _text(cell)}]}) from fault


def row_of(rows, name, code):
    """What the list says of a file: by its name first, else by its code."""
    by_name = [row for row in rows if row.get("file") and fold(row["file"]).rpartition("/")[2] in _names(name)]
    by_code = [row for row in rows if code and row.get("code") and code_key(row["code"]) == code_key(code)]
    return next(iter(by_name or by_code), {})


def _names(name):
    return {fold(name), fold(name.rpartition(".")[0])}
