"""What falls due by itself: rounds that a plan asks for."""

from django.dispatch import receiver

from qms.acts.acts import named
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import create_as_part, follow
from qms.lifecycle.signals import moved
from qms.people.actors import Actor
from qms.people.models import system_person

from ..plan.models import Plan
from ..plan.parts import PlanRound
from ..plan.states import PlanState
from .models import ReportRound
from .states import RoundState


@receiver(moved, sender=Plan)
def follow_the_calendar(record, act, actor, **kwargs):
    """A round that collects is due when its plan now says."""
    if act in named(Plan.move_rounds):
        for each in ReportRound.objects.filter(plan=record, state=RoundState.OPEN).select_related("asked"):
            if each.due_on != each.asked.due_on:
                follow(each.move_due, actor=actor, due_on=each.asked.due_on)


@each_pass("open_report_rounds")
def open_rounds(now):
    """Open every round that is asked for by now."""
    clock = Actor(system_person())
    due = PlanRound.objects.filter(opens_on__lte=today(), opened__isnull=True, plan__state=PlanState.RUNNING)
    asked = due.select_related("plan__unit").order_by("opens_on", "pk")
    return do_each(list(asked), lambda each: create_as_part(ReportRound, actor=clock, asked=each))
