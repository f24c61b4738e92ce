"""What falls due by itself: periods to analyse; what a year needs: its measuring plan, and its judgements."""

from django.utils.translation import gettext_lazy as _

from documents.record_series.kinds import keeps
from qms.acts.acts import CREATE, named
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import perform
from qms.people.models import system_person
from qms.people.posts import SYSTEM_KEEPERS

from ..years.needs import Need, declare
from .fitness import FitnessCheck
from .models import PlannedMeasure
from .states import FitnessState, MeasureState

keeps(PlannedMeasure, (MeasureState.ENDED,))
keeps(FitnessCheck, (FitnessState.CONFIRMED, FitnessState.WITHDRAWN))


def of_year(unit, year):
    """The plan of a year: what is measured in an administration, once somebody looked at all of it for that year."""
    told = PlannedMeasure.objects.in_force().filter(unit__path__startswith=unit.path).order_by("pk")
    return told.none() if told.filter(year__lt=year).exists() else told


def judged_in(unit, year):
    """The judgements on periods that end in a year."""
    return FitnessCheck.objects.filter(unit__path__startswith=unit.path, until__year=year).order_by("pk")


declare(
    Need(
        name="measuring",
        label=_("Measuring plan looked at for the year"),
        model=PlannedMeasure,
        found=of_year,
        posts=SYSTEM_KEEPERS,
        by=(12, 31),
        acts=(CREATE, *named(PlannedMeasure.review, PlannedMeasure.end)),
        page="measuring_plan",
    )
)
declare(
    Need(
        name="fitness",
        label=_("Surveys and figures judged fit for purpose"),
        model=FitnessCheck,
        found=judged_in,
        proven=lambda unit, year: judged_in(unit, year).standing(),
        posts=SYSTEM_KEEPERS,
        by=(12, 15),
        before=False,
        given=lambda unit, year: {"unit": unit.code},
    )
)


@each_pass("ask_for_analyses")
def ask_for_analyses(now):
    """Ask for the analysis of each period that has ended; a day on which the machine was off loses nothing."""
    due = [each for each in PlannedMeasure.objects.followed().order_by("pk") if each.is_waiting()]
    return do_each(due, lambda measure: perform(measure.ask_analysis, by=system_person()))
