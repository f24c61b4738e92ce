"""The places in which the same cause was looked for, as page and paper show them."""

from django.utils.translation import gettext as _

from qms.web.cells import record_cell, toned
from qms.web.tables import Table
from qms.web.templatetags.words import day

from .states import Outlook

TONES = {Outlook.OPEN: "soon", Outlook.FOUND: "late", Outlook.NOT_FOUND: "good", Outlook.NOT_APPLICABLE: "plain"}


def heads():
    return [
        _("Process or unit"),
        _("Who looks there"),
        _("Until"),
        _("Result"),
        _("What was found"),
        _("Nonconformity there"),
    ]


def rows_of(record):
    """All rows, those of the present round last; read as the record stood, where an earlier state is shown."""
    rows = record.elsewhere.all()
    if not record.is_past:
        rows = rows.select_related("unit", "process", "checker", "looked_by", "opened")
    return sorted(rows, key=lambda row: row.number)


def elsewhere_table(record):
    """For the page: the nonconformity that was reported there is led to."""
    return Table.of(heads(), [_shown(row) for row in rows_of(record)])


def _shown(row):
    opened = record_cell(row.opened, row.opened.number) if row.opened_id else ""
    result = toned(row.get_outlook_display(), TONES[Outlook(row.outlook)])
    return [str(row), str(row.checker), day(row.due_on), result, row.note, opened]


def elsewhere_lines(record):
    """For paper."""
    return tuple(
        (str(row), row.checker, row.due_on, row.get_outlook_display(), row.note, row.opened and row.opened.number)
        for row in rows_of(record)
    )
