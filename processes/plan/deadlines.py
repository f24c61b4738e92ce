"""The days of a plan's rounds, as a change of the working calendar moves them.

A round is due on the last working day before the day that the plan names: where that is closed, earlier, never later.
"""

from datetime import datetime, time

from django.db.models import Q
from django.urls import reverse

from qms.lifecycle.door import follow
from qms.people.actors import Actor
from qms.workdays.deadlines import Move
from qms.workdays.line import ZONE

from .dates import days_of_round
from .models import Plan
from .parts import PlanRound
from .states import PlanState


def still_asked():
    """The rounds of running plans for which reports are still to come."""
    collecting = Q(opened__isnull=True) | Q(opened__consolidated_at__isnull=True)
    rows = PlanRound.objects.filter(collecting, plan__state=PlanState.RUNNING)
    return rows.select_related("plan__unit").order_by("due_on", "pk")


def recounted(row, before, after):
    """{field: day} of a round by the changed calendar; a day that was not counted by the earlier one stays as given."""
    was, will_be = (days_of_round(row.before, calendars.of(row.plan.unit)) for calendars in (before, after))
    return {name: will_be[name] for name in was if getattr(row, name) == was[name] != will_be[name]}


def affected(before, after):
    """The last safe days and the opening days that move."""
    for row in still_asked():
        url = reverse("plans_record", args=[row.plan_id])
        for name, day in recounted(row, before, after).items():
            words = f"{row.plan.number}/{row.code} ({PlanRound._meta.get_field(name).verbose_name})"
            old, new = (datetime.combine(each, time(17), ZONE) for each in (getattr(row, name), day))
            yield Move(record=words, url=url, old=old, new=new, key=(row.plan_id, row.pk, name, day))


def move(moves, by, reason):
    """Move the days of these rounds, as part of the change of the calendar."""
    for key in sorted({each.key[0] for each in moves}):
        days = [each.key[1:] for each in moves if each.key[0] == key]
        follow(Plan.objects.get(pk=key).move_rounds, actor=Actor(by), reason=reason, days=days)
