"""What the pages of rounds and reports show besides their own fields."""

from django.urls import reverse

from qms.web.kept_figures import told


def missing_shown(each):
    """(unit, reason) of the reports that were missing when the round was put together."""
    units = [report.unit for report in each.reports.select_related("unit").order_by("unit__pk")]
    return [(unit, each.missing[unit.code]) for unit in units if unit.code in each.missing]


def figures_shown(record, page):
    """The figures as they were filled in, each with the address of the records it counted on a page of that name."""
    return [told(each) | {"url": reverse(page, args=[record.pk, each["name"]])} for each in record.figures]
