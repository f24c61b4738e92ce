"""Sheets of files that are text: .csv in any usual encoding and separator, tables in a Word document."""

import csv
from collections import Counter
from io import StringIO

from charset_normalizer import from_bytes
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from docx import Document

from .sheet import Sheet, line_of

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEPARATORS = ";,\t|"
SAMPLE = 64 * 1024


def csv_sheets(file):
    """The one sheet of a .csv."""
    file.seek(0)
    text = decoded(file.read())
    first, _end, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        separator, text, before = first.strip()[4], rest, 1
    else:
        separator, before = separator_of(text[:SAMPLE]), 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    sheet = Sheet(file.name)
    number = before + 1
    for values in reader:
        line = line_of([value if value.strip() else None for value in values])
        if line:
            sheet.rows.append((number, line))
        number = before + reader.line_num + 1
    return [sheet]


def decoded(content):
    """The text of a file whose encoding nobody told. Raises ValidationError for what is none."""
    for mark, name in BOMS:
        if content.startswith(mark):
            return _legible(content.decode(name, "strict"))
    try:
        return _legible(content.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if b"\x00" in content[:200]:
        return _legible(content.decode("utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"))
    best = from_bytes(content, cp_isolation=["cp1258", "cp1252"]).best()
    if best is None:
        raise ValidationError(_("The encoding of the text is not recognised: save it as UTF-8."))
    return _legible(str(best))


def _legible(text):
    if "\x00" in text:
        raise ValidationError(_("The file is not what its name says (.%(ending)s).") % {"ending": "csv"})
    return text


def separator_of(sample):
    """What stands between two cells, told by the lines themselves where the usual guess finds nothing."""
    try:
        return csv.Sniffer().sniff(sample, SEPARATORS).delimiter
    except csv.Error:
        counted = Counter(each for each in sample if each in SEPARATORS)
        return counted.most_common(1)[0][0] if counted else ";"


def docx_sheets(file):
    """Every table of a Word document; where cells go over several rows each row has their text."""
    found = []
    for count, table in enumerate(Document(file).tables, 1):
        sheet = Sheet(_("table %(number)s") % {"number": count})
        for number, row in enumerate(table.rows, 1):
            cells, before, values = row.cells, None, []
            for place, cell in enumerate(cells):
                beside = before is not None and cell._tc is before
                if beside and values[place - 1] is not None:
                    sheet.spans.append((number, place - 1, number, place))
                values.append(None if beside else cell.text.strip() or None)
                before = cell._tc
            line = line_of(values)
            if line:
                sheet.rows.append((number, line))
        found.append(sheet)
    return found
