"""Out again: what stands in a register as a sheet that comes in as it went out, and changes nothing where it does."""

import logging
from itertools import islice
from tempfile import TemporaryFile

from django.core.files import File
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from qms.jobs.kinds import Result, job_kind
from qms.jobs.progress import Progress
from qms.jobs.services import ask, store
from qms.people.security_events import EventKind, note_event
from qms.web.plain_text import harmless
from qms.web.workbooks import stamped

from .kinds import kind_of

logger = logging.getLogger("qms.exports")
WIDTH = 28
AT_ONCE = 1000  # rows that are written while somebody waits


class Sheet:
    """What a person may see of a kind, as a sheet of the shape in which it comes in."""

    def __init__(self, kind, user):
        self.kind, self.user, self.title = kind, user, capfirst(str(kind.words))

    def is_large(self):
        """Whether nobody should wait for it."""
        return sum(1 for _cells in islice(self.kind.going_out(self.user), AT_ONCE + 1)) > AT_ONCE

    def write(self, file, progress=None):
        """Write it; that it was taken is on record, without what it says. Gives the rows."""
        count = write_sheet(self.kind, self.user, file, progress)
        logger.info("%s took %s rows of %s as a sheet", self.user.username, count, self.kind.name)
        note_event(EventKind.TAKEN, by=self.user, what=self.kind.name, count=count)
        return count

    def ask(self):
        """Have a worker make it."""
        key = f"sheet_out {self.kind.name} {self.user.pk}"
        ask("sheet_out", by=self.user, about=self.title, key=key, name=self.kind.name)


@job_kind("sheet_out", gettext_lazy("Register as a sheet that comes in again"))
def make_sheet(progress, *, name):
    """Make the sheet as whoever asked sees it now."""
    sheet = Sheet(kind_of(name), progress.by)
    with TemporaryFile() as file:
        count = sheet.write(file, progress)
        file_name = stamped(sheet.title)
        stored = store(file_name, File(file))
    return Result(_("Rows: %(count)s") % {"count": count}, file=stored, file_name=file_name)


def write_sheet(kind, user, file, progress=None, about=""):
    """Write everything of a kind that a person sees to an .xlsx; gives how many rows. Only a few are in memory."""
    progress, columns, count = progress or Progress(), kind.columns(), 0
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Sheet"))
    for place in range(1, len(columns) + 1):
        sheet.column_dimensions[get_column_letter(place)].width = WIDTH
    sheet.freeze_panes = "A2"
    sheet.append([_head(sheet, str(each.label)) for each in columns])
    for cells in progress.each(kind.going_out(user, about), piece=100):
        sheet.append([_cell(cells.get(each.name)) for each in columns])
        count += 1
    book.save(file)
    return count


def _head(sheet, text):
    cell = WriteOnlyCell(sheet, harmless(text))
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(value):
    return harmless(value) if isinstance(value, str) else value
