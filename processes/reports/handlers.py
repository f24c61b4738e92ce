"""What follows when a round is put together, and what falls due by itself: the reports of units in a round."""

from django.dispatch import receiver

from qms.acts.acts import named
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import create_as_part, follow
from qms.lifecycle.signals import moved
from qms.people.actors import Actor
from qms.people.models import system_person

from ..plan.unit_heads import units_that_report
from ..report_rounds.models import ReportRound
from ..report_rounds.states import RoundState
from .models import PeriodicReport
from .states import UNSUBMITTED


@receiver(moved, sender=ReportRound)
def leave_out_what_is_missing(record, act, actor, **kwargs):
    """Nobody is asked any more for a report without which the round was put together."""
    if act in named(ReportRound.consolidate):
        for report in record.missing_reports():
            follow(report.leave_out, actor=actor, reason=record.missing[report.unit.code])


@receiver(moved, sender=ReportRound)
def follow_the_calendar(record, act, actor, **kwargs):
    """A report that is still awaited is due when its round now is."""
    if act in named(ReportRound.move_due):
        for report in record.reports.filter(state__in=UNSUBMITTED):
            follow(report.move_due, actor=actor, due_on=record.due_on)


@each_pass("ask_for_reports")
def ask_for_reports(now):
    """Ask every unit that has a head for its report in every open round."""
    clock = Actor(system_person())
    wanted = []
    for each in ReportRound.objects.filter(state=RoundState.OPEN).select_related("unit", "plan").order_by("pk"):
        there = set(each.reports.values_list("unit", flat=True))
        wanted += [_Wanted(each, unit) for unit in units_that_report(each.unit) if unit.pk not in there]
    return do_each(wanted, lambda one: create_as_part(PeriodicReport, actor=clock, round=one.round, unit=one.unit))


class _Wanted:
    """A report that a unit is to be asked for."""

    def __init__(self, each, unit):
        self.round, self.unit = each, unit

    def __str__(self):
        return f"{self.round.number}/{self.unit.code}"
