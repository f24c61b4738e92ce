"""The rows that are wrong or not understood, as a sheet with the columns of the file, and why beside them."""

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from qms.web.plain_text import harmless

from .states import TO_MEND
from .values import HIDDEN, shown


def write_wrong_rows(record, labels, hidden, file):
    """Write them to a file; a second import of it needs no word about its columns. What says who is `hidden` or told.

    A hidden cell holds nothing of it: a masked name that is sent again would be taken for a name.
    """
    book = Workbook()
    sheet = book.active
    sheet.append([harmless(each) for each in labels.values()] + [_("Row of the file"), _("What is wrong")])
    for row in record.rows.filter(verdict__in=TO_MEND).order_by("number").iterator(500):
        told, _rest = row.told(record.columns)
        why = [*row.faults, *(f"{each['about']}: {each['words']} ?" for each in row.asks)]
        cells = [_cell(told.get(name), name in hidden) for name in labels]
        sheet.append([*cells, row.number, harmless("\n".join(why))])
    for each in sheet[1]:
        each.font, each.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for place in range(1, len(labels) + 3):
        sheet.column_dimensions[get_column_letter(place)].width = 28
    sheet.freeze_panes = "A2"
    book.save(file)


def _cell(value, hidden):
    if value is None:
        return None
    return HIDDEN if hidden else harmless(shown(value))
