"""What falls due by itself: objectives whose day has come, values of periods that have ended, terms that are over."""

from django.utils.translation import gettext_lazy as _

from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.lifecycle.models import Task
from qms.people.models import system_person
from qms.people.posts import SYSTEM_KEEPERS

from ..years.needs import Need, declare
from .models import Objective
from .states import ObjectiveState


def of_year(unit, year):
    """The objectives of an administration that begin in a year."""
    return Objective.objects.filter(unit__path__startswith=unit.path, starts_on__year=year).order_by("pk")


declare(
    Need(
        name="objectives",
        label=_("Quality objectives of the year"),
        model=Objective,
        found=of_year,
        proven=lambda unit, year: of_year(unit, year).exclude(state=ObjectiveState.PROPOSED),
        posts=SYSTEM_KEEPERS,
        by=(12, 31),
        alike=lambda each: (each.unit_id, each.title.replace(str(each.starts_on.year), "")),
    )
)


@each_pass("start_objectives")
def start_due(now):
    """Start what is approved and whose first day has come."""
    clock = system_person()
    due = Objective.objects.filter(state=ObjectiveState.APPROVED, starts_on__lte=today()).order_by("pk")
    return do_each(due, lambda each: perform(each.start, by=clock))


@each_pass("take_objective_values")
def take_values(now):
    """Compute every value that is missing, of each period that has ended, however long ago."""
    clock = system_person()
    missing = [(each, period) for each in _running().exclude(indicator="") for period in each.course.missing_periods()]
    return do_each(missing, lambda pair: perform(pair[0].take_value, by=clock, first=pair[1].first))


@each_pass("ask_objective_values")
def ask_values(now):
    """Ask the owners for values of periods that have ended and about which they were not asked."""
    clock = system_person()
    entered = _running().filter(indicator="")
    due = [each for each in entered if _asks_for_more(each)]
    return do_each(due, lambda each: perform(each.ask_value, by=clock))


def _asks_for_more(objective):
    """Whether a value is missing that nobody is asked for: one entered asks for the next by itself."""
    asked = Task.objects.about(objective).open().filter(verb="record_value")
    return bool(objective.course.missing_periods()) and not asked.exists()


@each_pass("end_objective_terms")
def end_terms(now):
    """Ask for the evaluation of what has come to the end of its term."""
    clock = system_person()
    over = _running().filter(ends_on__lt=today(), term_ended_on=None)
    return do_each(over, lambda each: perform(each.end_term, by=clock))


def _running():
    rows = Objective.objects.filter(state=ObjectiveState.RUNNING).select_related(*Objective.reads_with)
    return rows.prefetch_related("measurements").order_by("pk")
