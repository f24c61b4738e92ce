"""The targets of a plan as its page shows them: each an objective, with its last value against what is aimed at."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from qms.lifecycle.registry import type_of

from ..objectives.models import Objective
from ..objectives.states import Outcome
from .states import ItemKind

# What can be said of a target, with its tone, in the order in which the page counts them.
STANDINGS = {
    "met": ("good", lambda: _("Target met")),
    "on_course": ("good", lambda: _("Last value reaches the target")),
    "at_risk": ("soon", lambda: _("Last value misses the target")),
    "not_met": ("late", lambda: _("Target not met")),
    "unmeasured": ("plain", lambda: _("No value yet")),
}


@dataclass(frozen=True)
class Target:
    """One line of the targets."""

    place: str
    objective: Any
    last: Any
    standing: str

    @property
    def url(self):
        """The page of the objective, where this installation has one."""
        kind = type_of(Objective)
        return reverse(f"{kind.url_name}_record", args=[self.objective.pk]) if kind else ""

    @property
    def tone(self):
        return STANDINGS[self.standing][0]

    @property
    def words(self):
        return STANDINGS[self.standing][1]()


def targets_of(plan, user):
    """The targets that the person may see, in the order of the document."""
    seen = Objective.objects.visible_to(user).filter(plan_item__plan=plan, plan_item__kind=ItemKind.TARGET)
    rows = seen.select_related("owner", "unit", "plan_item").prefetch_related("measurements")
    return [_target(each) for each in rows.order_by("plan_item__position")]


def _target(objective):
    measured = [each for each in objective.course.measured() if each.value is not None]
    last = measured[-1] if measured else None
    return Target(objective.plan_item.place, objective, last, _standing(objective, last))


def _standing(objective, last):
    if objective.result:
        return "met" if objective.result == Outcome.MET else "not_met"
    if last is None:
        return "unmeasured"
    return "on_course" if objective.course.reaches(last.value) else "at_risk"


def counted(targets):
    """(words, tone, how many) of every standing that a target has."""
    counts = Counter(each.standing for each in targets)
    return [(words(), tone, counts[name]) for name, (tone, words) in STANDINGS.items() if counts[name]]
