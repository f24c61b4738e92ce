"""What the pages of rounds and reports show besides their own fields."""

from django.urls import reverse
from django.utils.translation import gettext as _

from qms.web.cells import words_cell
from qms.web.kept_figures import told
from qms.web.tables import Table


def missing_shown(each):
    """(unit, reason) of the reports that were missing when the round was put together."""
    units = [report.unit for report in each.reports.select_related("unit").order_by("unit__pk")]
    return [(unit, each.missing[unit.code]) for unit in units if unit.code in each.missing]


def figures_shown(record, page):
    """The figures as they were filled in, each led to the records it counted on a page of that name."""
    rows = []
    for each in map(told, record.figures):
        value = words_cell(each["words"], url=reverse(page, args=[record.pk, each["name"]]))
        rows.append([each["label"], value, each["behind"]])
    return Table.of([_("Figure"), _("Value"), _("Reckoned from")], rows)
