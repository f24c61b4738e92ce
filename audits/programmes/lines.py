"""Lines of a programme: those of an earlier one taken over, and those whose month has come."""

from processes.map.states import ProcessState
from qms.ledger.now import today
from qms.lifecycle.models import Task


def take_lines(earlier, programme):
    """Plan and leave out what the earlier programme did, as far as the units and processes are still there."""
    for each in _lasting(earlier.entries):
        programme.entries.create(unit=each.unit, process=each.process, month=each.month, why=each.why)
    for each in _lasting(earlier.absences):
        programme.absences.create(unit=each.unit, process=each.process, why=each.why)


def _lasting(rows):
    """Those in use whose unit has not ended and whose process is not retired."""
    found = rows.filter(active=True).select_related("unit", "process").order_by("pk")
    return [each for each in found if not (_has_ended(each.unit) or _is_retired(each.process))]


def _has_ended(unit):
    return unit is not None and not type(unit).objects.lasting().filter(pk=unit.pk).exists()


def _is_retired(process):
    return process is not None and process.state == ProcessState.RETIRED


def months_come(programme):
    """Lines whose month has come and of which no audit has come, the first of each unit."""
    now = today()
    if programme.year > now.year:
        return []
    last = now.month if programme.year == now.year else 12
    found = programme.entries_to_plan().filter(month__lte=last).order_by("month", "pk")
    first = {}
    for each in found:
        first.setdefault(each.unit_id, each)
    return list(first.values())


def months_not_asked(programme):
    """The same, of units for which nobody is asked yet."""
    asked = Task.objects.about(programme).open().exclude(part_id=None).values("part_id")
    units = set(programme.entries.filter(pk__in=asked).values_list("unit", flat=True))
    return [each for each in months_come(programme) if each.unit_id not in units]


def line_asked(programme, unit):
    """The line under which somebody is asked for the month of a unit, or None."""
    asked = Task.objects.about(programme).open().exclude(part_id=None).values("part_id")
    return programme.entries.filter(pk__in=asked, unit=unit).first()


def still_to_plan(programme, key):
    """Whether the unit of a line is still waiting for an audit whose month has come."""
    unit = programme.entries.filter(pk=key).values_list("unit", flat=True).first()
    return any(each.unit_id == unit for each in months_come(programme))
