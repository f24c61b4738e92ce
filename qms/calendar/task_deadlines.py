"""Until when tasks wait, as a change of the working calendar moves it.

A task keeps its moment, so that lists can be ordered by it. Records that move with the calendar tell their tasks by
themselves; here are all others: actions, reviews, inspections, checks of effect, whatever a node waits for until a day,
and every task that is due by the usual time of its act, whichever its record. A task without a moment is among them:
the calendar did not reach its day when it was opened, and may reach it now. Only the clock waits without one.
"""

from django.urls import reverse

from qms.lifecycle.flows import due_of, usual_due_of
from qms.lifecycle.models import Task
from qms.lifecycle.registry import type_of
from qms.workdays.deadlines import Move, register


def affected(before, after):
    """The tasks whose moment by the changed calendar is not that by the earlier one."""
    for task in _waiting().select_related("unit").prefetch_related("record").order_by("pk"):
        record = task.record
        if record is None or (getattr(record, "moves_with_calendar", False) and not task.by_usual_time):
            continue
        was, will_be = (_due_by(task, record, calendars) for calendars in (before, after))
        if was != will_be or (task.due_at is None and will_be is not None):
            yield Move(record=task.subject, url=_page_of(record), old=task.due_at, new=will_be, key=task.pk)


def _waiting():
    """The open tasks that have a moment, or could have one: the clock's own may wait without."""
    return Task.objects.open().exclude(person__is_system=True, due_at__isnull=True)


def _due_by(task, record, calendars):
    record.calendars = calendars
    return (usual_due_of if task.by_usual_time else due_of)(task, record)["due_at"]


def _page_of(record):
    kind = type_of(type(record))
    return reverse(f"{kind.url_name}_record", args=[record.pk]) if kind else ""


def move(moves, by, reason):
    """Let the tasks wait until then."""
    new = {each.key: each.new for each in moves}
    for task in Task.objects.filter(pk__in=new):
        task.wait_until(new[task.pk])


register("tasks", affected=affected, apply=move)
