"""The days of a preparation's lines, as the changed working calendar moves them: a closed one earlier, never later."""

from datetime import datetime, time

from django.urls import reverse

from qms.lifecycle.door import follow
from qms.lifecycle.models import Task
from qms.people.actors import Actor
from qms.workdays.deadlines import Move
from qms.workdays.line import ZONE

from .models import YearPreparation
from .states import PreparationState


def affected(before, after):
    """The days of open lines that the changed calendar moves."""
    for each in YearPreparation.objects.filter(state=PreparationState.UNDER_WAY).order_by("pk"):
        url = reverse("years_record", args=[each.pk])
        for line in (row for row in each.open_lines() if row.what):
            was, will_be = (line.what.last_day(each.year, by.of(each.unit)) for by in (before, after))
            if line.due_on == was != will_be:
                old, new = (datetime.combine(day, time(17), ZONE) for day in (was, will_be))
                yield Move(f"{each.number}: {line}", url, old, new, key=(each.pk, line.pk, will_be))


def move(moves, by, reason):
    """Move the days of these lines, as part of the change of the calendar."""
    for key in sorted({each.key[0] for each in moves}):
        days = {line: day for record, line, day in (each.key for each in moves) if record == key}
        preparation = YearPreparation.objects.get(pk=key)
        preparation = follow(preparation.move_lines, actor=Actor(by), reason=reason, days=days)
        due = {line.pk: preparation.due_at_of(line) for line in preparation.open_lines()}
        # The flow gives only lines that nobody is asked for yet, so it can't say until when the asked ones wait.
        for task in Task.objects.about(preparation).open().filter(part_id__in=days):
            task.wait_until(due[task.part_id])
