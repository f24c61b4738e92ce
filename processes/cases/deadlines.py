"""Open due moments of cases, as a change of the working calendar moves them."""

from django.urls import reverse

from qms.lifecycle.door import follow_each
from qms.people.actors import Actor
from qms.workdays.deadlines import Move

from .models import Case
from .states import OPEN_STATES

READ = ("pauses", "case_steps__step", "opinions__asked__step")


def affected(before, after):
    """The due moments of open cases, their open steps and opinions, as they stand and as the changed calendar says."""
    rows = Case.objects.run_here().filter(state__in=OPEN_STATES)  # a followed one has the moment its source gives
    rows = rows.select_related("unit", "receiving_unit", "version").prefetch_related(*READ)
    cases = rows.order_by("pk")
    return [move for case in cases for move in _moves_of(case, after)]


def _moves_of(case, calendars):
    case.calendars = calendars
    url = reverse("cases_record", args=[case.pk])
    if not case.is_accepted():
        yield Move(record=case.number, url=url, old=case.desk_due_at, new=case.taking_in.due(), key=case.pk)
        return
    yield Move(record=case.number, url=url, old=case.due_at, new=case.clock.due(), key=case.pk)
    if case.clock.open_pause() is not None:
        return
    for row in case.case_steps.all():
        if row.done_at is None:
            name = f"{case.number} {row.step.code}"
            yield Move(record=name, url=url, old=row.due_at, new=case.clock.step_due(row), key=case.pk)
    for each in case.opinions.all():
        if each.is_open():
            due = case.clock.due_of(each.asked_at, each.asked.minutes)
            yield Move(record=f"{case.number} {each.asked.code()}", url=url, old=each.due_at, new=due, key=case.pk)


def move(moves, by, reason):
    """Count the due moments of these cases again, as part of the change of the calendar."""
    cases = Case._base_manager.filter(pk__in={each.key for each in moves})
    follow_each(cases, Case.move_deadline, actor=Actor(by), reason=reason)
