"""Every year needs its plan of training."""

from django.utils.translation import gettext_lazy as _

from processes.years.needs import Need, declare
from qms.people.posts import SYSTEM_KEEPERS

from .models import TrainingPlan
from .states import TrainingPlanState

PROVEN = (TrainingPlanState.APPROVED, TrainingPlanState.CLOSED)


def of_year(unit, year):
    """The training plans of an administration for a year."""
    return TrainingPlan.objects.filter(unit__path__startswith=unit.path, year=year).order_by("pk")


declare(
    Need(
        name="training",
        label=_("Training plan of the year"),
        model=TrainingPlan,
        found=of_year,
        proven=lambda unit, year: of_year(unit, year).filter(state__in=PROVEN),
        posts=SYSTEM_KEEPERS,
        by=(1, 31),
        before=False,
        given=lambda unit, year: {"unit": unit.code, "year": year},
    )
)
