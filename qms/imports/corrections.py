"""What a person says of a file: another table, other columns, what a row should say; what is not in is read anew."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .arrival import rows_from, take_table
from .judgement import judge
from .kinds import kind_of
from .memory import columns_known
from .reading.files import sheets_of
from .reading.tables import table_in
from .states import DONE, Verdict


def unread(record):
    """Rows that are not in yet are read anew."""
    record.rows.open().update(verdict=Verdict.UNREAD, chosen=False, about="")


def choose(record, sheet, columns):
    """Take another sheet of the file, or read its columns otherwise: {place: name of the column, or nothing}."""
    if sheet and sheet != record.sheet:
        _take_sheet(record, sheet)
    known = {each.name for each in kind_of(record.kind).columns()}
    said = {int(place): name for place, name in columns.items() if str(place).isdecimal()}
    if faults := sorted(set(said.values()) - known - {""}):
        raise ValidationError({"columns": [_("There is no column %(name)s.") % {"name": faults[0]}]})
    taken = [name for name in said.values() if name]
    if len(taken) != len(set(taken)):
        raise ValidationError({"columns": [_("Two columns can't mean the same.")]})
    record.columns = [
        each | ({"name": said[each["place"]], "said": True} if each["place"] in said else {}) for each in record.columns
    ]
    fresh = record.rows.filter(around=False).exclude(verdict__in=DONE)
    fresh.update(verdict=Verdict.UNREAD, chosen=False, about="", settled={})


def _take_sheet(record, name):
    if record.rows.filter(verdict__in=DONE).exists():
        raise ValidationError({"sheet": [_("Rows of this table are in already: send the file once more.")]})
    if kind_of(record.kind).masks():
        said = _("Such a file is not kept: send it once more with this table alone.")
        raise ValidationError({"sheet": [said]})
    file = stored_file(record)
    found = next((each for each in sheets_of(file, kind_of(record.kind).as_row) if each.name == name), None)
    table = found and table_in(found, kind_of(record.kind).headings(), columns_known(record.kind))
    if table is None:
        raise ValidationError({"sheet": [_("There is no such table in the file.")]})
    take_table(record, table)
    rows_from(record)


def stored_file(record):
    """The file of an import as it came."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from qms.evidence.attachments import attachments_of

    kept = attachments_of(record).get(purpose="import")
    with kept.open() as content:
        return SimpleUploadedFile(record.name, content.read())


def mend_row(record, number, values):
    """Read one row with other words in some of its columns."""
    row = record.rows.filter(number=number).first()
    if row is None or not row.can_be_mended:
        raise ValidationError({"row": [_("This row can't be mended.")]})
    known = {each.name for each in kind_of(record.kind).columns()}
    row.mended |= {name: str(text) for name, text in values.items() if name in known}
    judge(kind_of(record.kind).opened(record), record, [row])
    row.save()
