"""What the page of a programme shows: the year month by month, what is left out, and what speaks for what."""

from django.utils.translation import gettext as _

from qms.ledger.now import today
from qms.web.cells import record_cell, small, toned
from qms.web.tables import Table

from . import coverage
from .models import DONE
from .states import ProgrammeState


def programme_context(programme, request):
    """The months with their lines; today also how far the year is, and what to audit first."""
    past = programme.is_past
    entries = _entries(programme, past)
    shown = {
        "past": past,
        "months": [(month, _grouped([each for each in entries if each.month == month])) for month in range(1, 13)],
        "absences": [each for each in _rows(programme.absences, past, "unit", "process") if each.active],
        "planned": len(entries),
        "held": sum(1 for each in entries if each.audit and each.audit.state in DONE),
    }
    if past:
        return shown
    return shown | {"weighed": _weighed(programme), "uncovered": programme.uncovered()}


def _weighed(programme):
    """What to audit first, while the programme is written."""
    heads = [_("Process"), _("Last audited"), _("Open nonconformities"), _("High risks")]
    found = coverage.weighed(programme) if programme.state == ProgrammeState.DRAFT else []
    return Table.of(heads, [_process(each) for each in found])


def _process(each):
    process = record_cell(each.process, each.process, [small(each.process.unit)])
    last = each.last_audited or toned(_("never"), "late")
    return [process, last, each.nonconformities, each.high_risks]


def _grouped(entries):
    """The lines of a month, those of one unit, audit and reason together."""
    groups = {}
    for each in entries:
        groups.setdefault((each.unit_id, each.audit_id, each.why), []).append(each)
    return list(groups.values())


def _entries(programme, past):
    rows = [each for each in _rows(programme.entries, past, "unit", "process", "audit") if each.active]
    now = (today().year, today().month)
    for each in rows:
        held = each.audit is not None and each.audit.state in DONE
        each.is_late = not past and not held and (programme.year, each.month) < now
    return rows


def _rows(manager, past, *relations):
    return sorted(manager.all() if past else manager.select_related(*relations), key=lambda row: row.pk)
