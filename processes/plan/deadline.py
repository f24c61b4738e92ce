"""How a due day is shown in registers, while somebody is still waited for and afterwards."""

from django.utils.translation import gettext as _

from qms.inbox.lateness import lateness
from qms.web.cells import Cell


def deadline_cell(record, is_waited_for):
    """A deadline with its tone while the record is waited for; the bare day afterwards."""
    if not is_waited_for:
        return Cell(str(_("due")), "day", record.due_on)
    standing = lateness(record.due_at(), record.calendar)
    return Cell(str(_("due")), "deadline", {"text": standing.words, "due": standing.due}, standing.tone)
