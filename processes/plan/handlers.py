"""Who sees the tasks of a plan; a large annex is taken in by a worker; that every year needs a plan."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import named
from qms.people.actors import units_under, visible_paths
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.workdays.deadlines import register

from ..actions.queries import seen_through
from ..years.needs import Need, declare
from . import deadlines
from .annex import annex_job  # noqa: F401  a worker finds the work there
from .models import Plan
from .parts import PlanItem
from .states import PlanState

register("plan", affected=deadlines.affected, apply=deadlines.move)


def of_year(unit, year):
    """The plans of an administration for a year."""
    return Plan.objects.filter(unit__path__startswith=unit.path, year=year).order_by("pk")


declare(
    Need(
        name="plan",
        label=_("Reform plan of the year"),
        model=Plan,
        found=of_year,
        posts=SYSTEM_KEEPERS[::-1],
        by=(12, 31),
        given=lambda unit, year: {"year": year},
    )
)
declare(
    Need(
        name="plan_closed",
        label=_("Last year's plan closed: its unfinished tasks carried over, its reports sent"),
        model=Plan,
        found=lambda unit, year: of_year(unit, year - 1).filter(state=PlanState.CLOSED),
        asked=lambda unit, year: of_year(unit, year - 1).exists(),
        posts=(PostKind.QUALITY_MANAGER,),
        by=(1, 31),
        before=False,
        acts=tuple(named(Plan.close)),
        page="plans",
    )
)


@seen_through
def tasks_of_plans_kept(user):
    """Whoever keeps a plan sees all of its tasks."""
    kept = PlanItem.objects.filter(plan__unit__in=units_under(visible_paths(user)).values("pk"))
    return Q(pk__in=kept.filter(action__isnull=False).values("action"))
