"""The workbook that the office fills in: the columns of an annex, and the tasks that the plan has so far."""

from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from qms.web.plain_text import harmless

from ...actions.models import Action
from .columns import COLUMNS

WIDTHS = (10, 60, 34, 34, 16, 40)
LINE = Border(*(Side(style="thin", color="999999"),) * 4)


def template_workbook(plan, user):
    """The bytes of the workbook: one row for each task of the plan, in its order; new ones are written below."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Phụ lục"
    sheet.append(list(COLUMNS.values()))
    for field in plan.fields.all():
        sheet.append([field.number, field.name])
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=True)
        for item in tasks_of(plan, field, user):
            sheet.append(cells_of(item))
    _dress(sheet)
    _explain(book, plan)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def tasks_of(plan, field, user):
    seen = Action.objects.visible_to(user).of(plan)
    found = plan.items.filter(kind="task", field=field, action__in=seen.values("pk"))
    return found.select_related("action__unit").prefetch_related("action__units__unit").order_by("position")


def cells_of(item):
    action = item.action
    helping = [each for each in action.units.all() if each.active]
    leads = [action.unit.name, *(each.unit.name for each in helping if each.part == "co_leads")]
    others = [each.unit.name for each in helping if each.part == "cooperates"]
    texts = [item.place, action.title, "; ".join(leads), "; ".join(others)]
    return [*map(harmless, texts), action.due_on, harmless(action.product)]


def _dress(sheet):
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment, cell.border = Alignment(wrap_text=True, vertical="top"), LINE
        row[0].number_format, row[4].number_format = "@", "dd/mm/yyyy"
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE7F3")


def _explain(book, plan):
    """A second sheet: how each column is written, and which units there are."""
    sheet = book.create_sheet(_("How to fill in"))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 90
    lines = [
        (COLUMNS["place"], _("The field's number, a point and the letter in the plan: 3.b. A task below it: 3.b.1.")),
        (COLUMNS["title"], _("What is to be done. A task that stands already keeps its words.")),
        (
            COLUMNS["lead"],
            _("Names of units as below. The first leads; others after a semicolon lead with it."),
        ),
        (COLUMNS["cooperating"], _("Names of units, separated by semicolons.")),
        (COLUMNS["due_on"], _("A day (30/06/2026), a month (6/2026), a quarter (Quý II/2026) or the year (2026).")),
        (COLUMNS["product"], _("What will be there: a plan, a report, a decision.")),
    ]
    for line in lines:
        sheet.append(line)
    for unit in plan.unit.administration().order_by("pk"):
        sheet.append([_("Unit"), harmless(unit.name)])
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
