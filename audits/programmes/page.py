"""What the page of a programme shows: the year month by month, what is left out, and what speaks for what."""

from qms.ledger.now import today

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
    weighed = coverage.weighed(programme) if programme.state == ProgrammeState.DRAFT else []
    return shown | {"weighed": weighed, "uncovered": programme.uncovered()}


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
