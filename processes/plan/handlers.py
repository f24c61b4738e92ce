"""What falls due by itself: rounds and the reports of units; and who sees the tasks of a plan."""

from django.db.models import Q

from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor, units_under, visible_paths
from qms.people.models import system_person

from ..actions.queries import seen_through
from .heads import units_that_report
from .parts import PlanItem, PlanRound
from .reporting import PeriodicReport, ReportRound
from .states import PlanState, RoundState


@seen_through
def tasks_of_plans_kept(user):
    """Whoever keeps a plan sees all of its tasks."""
    kept = PlanItem.objects.filter(plan__unit__in=units_under(visible_paths(user)).values("pk"))
    return Q(pk__in=kept.filter(action__isnull=False).values("action"))


@each_pass("open_report_rounds")
def open_rounds(now):
    """Open every round that is asked for by now, and ask every unit that has a head for its report."""
    clock = Actor(system_person())
    due = PlanRound.objects.filter(opens_on__lte=today(), opened__isnull=True, plan__state=PlanState.RUNNING)
    asked = list(due.select_related("plan__unit").order_by("opens_on", "pk"))
    opened = do_each(asked, lambda each: create_as_part(ReportRound, actor=clock, asked=each))
    wanted = []
    for each in ReportRound.objects.filter(state=RoundState.OPEN).select_related("unit", "plan").order_by("pk"):
        there = set(each.reports.values_list("unit", flat=True))
        wanted += [_Wanted(each, unit) for unit in units_that_report(each.unit) if unit.pk not in there]
    asked_for = do_each(wanted, lambda one: create_as_part(PeriodicReport, actor=clock, round=one.round, unit=one.unit))
    return opened + asked_for


class _Wanted:
    """A report that a unit is to be asked for."""

    def __init__(self, each, unit):
        self.round, self.unit = each, unit

    def __str__(self):
        return f"{self.round.number}/{self.unit.code}"
