"""Who sees the tasks of a plan; a large annex is taken in by a worker."""

from django.db.models import Q

from qms.people.actors import units_under, visible_paths
from qms.workdays.deadlines import register

from ..actions.queries import seen_through
from . import deadlines
from .annex import annex_job  # noqa: F401  a worker finds the work there
from .parts import PlanItem

register("plan", affected=deadlines.affected, apply=deadlines.move)


@seen_through
def tasks_of_plans_kept(user):
    """Whoever keeps a plan sees all of its tasks."""
    kept = PlanItem.objects.filter(plan__unit__in=units_under(visible_paths(user)).values("pk"))
    return Q(pk__in=kept.filter(action__isnull=False).values("action"))
