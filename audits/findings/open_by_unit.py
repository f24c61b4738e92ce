"""Findings that are still to be settled, by unit and grade, and those open for long: each number leads to its own."""

from urllib.parse import urlencode

from django.db.models import Count, Q

from qms.ledger.now import now
from qms.people.models import Unit

from .queries import LONG
from .states import Grade


def open_by_unit(rows):
    """[(unit, [(how many, query) of each grade], (all, query), (those open for long, query))], of these findings."""
    old = Count("pk", filter=Q(issued_at__lt=now() - LONG))
    counted = rows.unsettled().order_by().values("unit", "grade").annotate(many=Count("pk"), old=old)
    found = {}
    for each in counted:
        found.setdefault(each["unit"], {})[each["grade"]] = (each["many"], each["old"])
    units = Unit.objects.filter(pk__in=found).order_by("path")
    return [_line(unit, found[unit.pk]) for unit in units]


def _line(unit, counts):
    def leading(many, **asked):
        return many, urlencode({"unit": unit.code, **asked})

    grades = [leading(counts.get(grade, (0, 0))[0], grade=grade, unsettled="on") for grade in Grade.values]
    every, old = (sum(column) for column in zip(*counts.values(), strict=True))
    return unit, grades, leading(every, unsettled="on"), leading(old, old="on")
