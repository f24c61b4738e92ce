"""A row of the communication plan as its page shows it: each time that it was told, the newest first."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from qms.web.tables import Table


def communication_context(record, request):
    """The times, with their proof or the reason why they were left out."""
    told = record.tellings.all() if record.is_past else record.tellings.select_related("noted_by")
    heads = [
        _("Planned for"),
        _("Told on"),
        _("What was told, and who was reached"),
        pgettext("communication", "Proof"),
        _("Noted by"),
    ]
    rows = [
        [row.asked_for, row.told_on, row.words or row.left_out_why, row.proof, str(row.noted_by)]
        for row in sorted(told, key=lambda row: -row.pk)
    ]
    return {"tellings": Table.of(heads, rows)}
