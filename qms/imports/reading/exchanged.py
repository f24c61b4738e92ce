"""Records of an exchange in a .json, as the rows of a sheet: what a kind knows of them stands under its headings."""

import json

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.ledger.legible import LegibleJSON

from .sheet import Sheet
from .texts import decoded

WRAPPED_IN = ("result", "data", "danhsach", "items", "rows")


def exchanged_sheets(file, as_row):
    """The one sheet of a .json: a row for each of its records, which `as_row` tells as {heading: value}."""
    file.seek(0)
    try:
        told = json.loads(decoded(file.read()), cls=LegibleJSON)
    except json.JSONDecodeError as fault:
        said = _("Line %(number)s is no JSON: half a file, or another kind of file.")
        raise ValidationError(said % {"number": fault.lineno}) from None
    records = _records(told)
    if not all(isinstance(each, dict) for each in records):
        raise ValidationError(_("The file is no list of records with fields."))
    rows = [as_row(each) for each in records]
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    lines = [[row.get(heading) for heading in headings] for row in rows]
    return [Sheet(file.name, [(1, headings), *enumerate(lines, 2)] if rows else [])]


def _records(told):
    """The records of an answer, whether they stand alone, in a list, or wrapped in what a service answers."""
    if isinstance(told, list):
        return told
    if not isinstance(told, dict):
        return [told]
    named = {name.lower(): value for name, value in told.items()}
    wrapped = next((named[name] for name in WRAPPED_IN if isinstance(named.get(name), (list, dict))), None)
    return [told] if wrapped is None else _records(wrapped)
