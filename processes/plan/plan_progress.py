"""How tasks stand towards their day: one question to the database, asked for the numbers and for the lists alike."""

from datetime import date

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import TruncDate

from qms.ledger.now import now, today

from ..actions.models import Action
from ..actions.states import OPEN_STATES, ActionState
from .states import WORDS_OF_WORK, Standing

S = ActionState
SOON = 10  # working days: whatever is due by then needs attention
START_BY = 30  # working days: whatever is due by then ought to have begun


def tasks_of(plan, user):
    """The tasks of a plan that a person may see, each with its `standing` as of today."""
    return with_standing(Action.objects.visible_to(user).of(plan), plan.calendar)


def with_standing(actions, calendar):
    """Actions with their `standing` as of today by a calendar."""
    soon, start_by = (_day_after(calendar, days) for days in (SOON, START_BY))
    done, still_open = Q(state__in=(S.DONE, S.ACCEPTED)), Q(state__in=OPEN_STATES)
    near = Q(due_on__lte=soon) | Q(state=S.ASSIGNED, due_on__lte=start_by)
    ways = [
        (Q(state=S.CANCELLED), Standing.DROPPED),
        (Q(state=S.CARRIED_OVER), Standing.CARRIED),
        (done & Q(done_on__gt=F("due_on")), Standing.DONE_LATE),
        (done, Standing.DONE_ON_TIME),
        (still_open & Q(due_on__isnull=True), Standing.UNDATED),
        (still_open & Q(due_on__lt=today()), Standing.LATE),
        (still_open & near, Standing.AT_RISK),
    ]
    return actions.annotate(done_on=TruncDate("done_at")).annotate(
        standing_now=Case(
            *(When(question, then=Value(standing.value)) for question, standing in ways),
            default=Value(Standing.NOT_YET_DUE.value),
            output_field=CharField(),
        )
    )


def _day_after(calendar, days) -> date:
    return calendar.add_working_days(now(), days).date()


def words_of(action):
    """The office's own words for how a task stands."""
    if action.state not in WORDS_OF_WORK or action.standing_now == Standing.LATE:
        return Standing(action.standing_now).label
    return WORDS_OF_WORK[action.state]
