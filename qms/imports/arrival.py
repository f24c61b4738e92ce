"""What happens when a file arrives: its tables are found, its columns recognised, its rows kept to be read."""

import hashlib
from itertools import chain, islice

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.evidence.attachments import Attachment, store
from qms.text.vietnamese import tidied

from .kinds import kind_of
from .memory import columns_known
from .reading.files import sheets_of
from .reading.tables import table_in
from .rows import ImportRow
from .states import Verdict
from .values import kept, masked

AT_ONCE = 1000  # rows written in one statement
MEDIA_TYPES = {"csv": "text/csv", "json": "application/json", "xls": "application/vnd.ms-excel"}
OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES |= {"xlsx": f"{OFFICE}.spreadsheetml.sheet", "docx": f"{OFFICE}.wordprocessingml.document"}
MEDIA_TYPES |= {"ods": "application/vnd.oasis.opendocument.spreadsheet"}
WHY = {
    "above": _("above the table"),
    "below": _("below the table"),
    "numbers": _("numbers of the columns"),
    "again": _("the headings once more"),
}


def recognise(record, file):
    """Find the table in a file; tells the record its sheets, the one taken, and its columns. Raises ValidationError."""
    try:
        sheets = sheets_of(file, kind_of(record.kind).as_row)
    except ValidationError as fault:
        raise ValidationError({"file": fault.messages}) from None
    file.seek(0)
    record.digest = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    tables = [table_in(sheet, kind_of(record.kind).headings(), columns_known(record.kind)) for sheet in sheets]
    if not any(tables):
        wanted = ", ".join(str(each.label) for each in kind_of(record.kind).columns())
        raise ValidationError(
            {"file": [_("No table with these columns was found: %(columns)s.") % {"columns": wanted}]}
        )
    best = max((each for each in tables if each), key=lambda each: (len(each.places()), len(each.rows)))
    record.sheets = [_told(sheet, table, sheets) for sheet, table in zip(sheets, tables, strict=True)]
    record.arrived = sheets
    take_table(record, best)


def _told(sheet, table, sheets):
    """What is said of a sheet: its rows, whether a table stands in it, and which sheet before says the same."""
    before = sheets[: sheets.index(sheet)]
    alike = next((each.name for each in before if each.says_the_same(sheet)), "")
    return {"name": sheet.name, "rows": len(sheet.rows), "table": table is not None, "alike": alike}


def take_table(record, table):
    """The record is about this table of its file."""
    record.sheet = table.sheet
    masks = kind_of(record.kind).masks()
    record.columns = [
        vars(each) | {"examples": [masked(masks, each.name, text) for text in each.examples[:3]]}
        for each in table.headings
    ]
    record.table = table


def file_kept(record, file):
    """Keep the file with the record, as it came; of one that says who somebody is, only its digest (decision 35)."""
    if kind_of(record.kind).masks():
        return
    file.seek(0)
    content, ending = file.read(), file.name.rpartition(".")[2].lower()
    Attachment.objects.create(
        record=record,
        sha256=store(content),
        name=file.name[-200:],
        media_type=MEDIA_TYPES[ending],
        size=len(content),
        purpose="import",
    )


def rows_from(record):
    """Write every row of the table, and every other row of its sheet as one that is left out; other sheets are told."""
    ImportRow.objects.filter(record=record).delete()
    rows = chain(_of_the_table(record), _around_it(record))
    while some := list(islice(rows, AT_ONCE)):
        ImportRow.objects.bulk_create(some)


def _of_the_table(record):
    for number, values in record.table.rows:
        cells = {str(at): kept(tidied(each)) for at, each in values.items()}
        yield ImportRow(record=record, number=number, cells=cells)


def _around_it(record):
    for number, text, why in record.table.left_out:
        said = {"cells": {"0": text}, "notes": [str(WHY[why])]}
        yield ImportRow(record=record, number=number, around=True, verdict=Verdict.LEFT_OUT, **said)
