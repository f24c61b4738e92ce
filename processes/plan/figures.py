"""Figures of the plan: how much of it is done, and what is late (9.1.3)."""

from django.utils.translation import gettext_lazy as _

from qms.ledger.now import today
from qms.web.figures import Figure, declare
from qms.web.measures import Measure

from ..actions.models import Action
from ..actions.states import OPEN_STATES, ActionKind, ActionState

DONE = (ActionState.DONE, ActionState.ACCEPTED)


def tasks(rows):
    """The tasks of plans among actions, those put aside left out."""
    return rows.filter(kind=ActionKind.PLAN_TASK).exclude(state=ActionState.CANCELLED)


PLAN_TASKS_DONE = declare(
    Figure(
        name="plan_tasks_done",
        review_input="f",
        question=_("How much of the reform plan is done?"),
        label=_("Tasks of the plan that are done"),
        formula=_("Tasks reported done or accepted, of all tasks that are not put aside."),
        measure=Measure.PERCENT,
        model=Action,
        counted=lambda rows, period: tasks(rows),
        hits=lambda rows, period: rows.filter(state__in=DONE),
        hit_words=_("done by now"),
        rest_words=_("not done yet"),
        clause="9.1.3",
        only_now=True,
    )
)
PLAN_TASKS_ON_TIME = declare(
    Figure(
        name="plan_tasks_on_time",
        review_input="f",
        question=_("Is the reform plan carried out in time?"),
        label=_("Tasks of the plan due in the period that were done in time"),
        formula=_("Tasks reported done no later than their day, of all tasks whose day lies in the period."),
        day="due_on",
        measure=Measure.PERCENT,
        model=Action,
        counted=lambda rows, period: tasks(rows).filter(period.days("due_on")),
        hits=lambda rows, period: rows.on_time(),
        hit_words=_("done in time"),
        rest_words=_("done late or not done"),
        clause="9.1.3",
    )
)
PLAN_TASKS_LATE = declare(
    Figure(
        name="plan_tasks_late",
        overview=140,
        question=_("Which tasks of the reform plan are late?"),
        label=_("Tasks of the plan that are late"),
        formula=_("Tasks not reported done though their day has passed."),
        measure=Measure.COUNT,
        model=Action,
        counted=lambda rows, period: tasks(rows).filter(state__in=OPEN_STATES, due_on__lt=today()),
        clause="9.1.3",
        only_now=True,
    )
)
