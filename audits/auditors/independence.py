"""Why a person may not audit a unit in a period: not qualified, or too near to what is audited (9.2.2 c).

Near is whoever held a post in what is audited (the unit, and the owners of the processes in scope) or below it, headed
it from above, or stood in for such a holder, at any time from a year before the audit to its end: a change of posts in
between is no way around.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from qms.people.models import Holding, Substitution
from qms.people.posts import PostKind
from qms.workdays.months import since_months

from .models import Qualification

BEFORE = 12  # months
HEADS = (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT)


def obstacles(persons, units, first, last, *, leads=False):
    """{person's key: sentences} for those of `persons` who may not audit these units from `first` to `last`.

    Three queries, whatever the number of persons; the others are left out.
    """
    found = {}
    keys = [person.pk for person in persons]
    for key in _unqualified(keys, first, last, leads):
        words = _("not qualified to lead an audit on these days") if leads else _("not qualified on these days")
        found.setdefault(key, []).append(words)
    for key, post in _near(keys, units, since_months(BEFORE, first), last):
        found.setdefault(key, []).append(_("has or had to do with what is audited: %(post)s") % {"post": post})
    return found


def _unqualified(keys, first, last, leads):
    """Those without a qualification that covers the whole period."""
    covering = Qualification.objects.filter(person__in=keys, since__lte=first)
    covering = covering.filter(Q(until__isnull=True) | Q(until__gte=last))
    if leads:
        covering = covering.filter(may_lead=True)
    qualified = set(covering.values_list("person", flat=True))
    return [key for key in keys if key not in qualified]


def _near(keys, units, first, last):
    """Pairs (person's key, post): held, or stood in for, in the period."""
    held = Holding.objects.filter(person__in=keys, since__lte=last)
    held = held.filter(Q(until__isnull=True) | Q(until__gte=first)).select_related("post__unit")
    near = [(each.person_id, each.post) for each in held if _concerns(each.post, units)]
    stood_in = Substitution.objects.filter(substitute__in=keys, since__lte=last, until__gte=first)
    stood_in = stood_in.select_related("holding__post__unit")
    return near + [(each.substitute_id, each.holding.post) for each in stood_in if _concerns(each.holding.post, units)]


def _concerns(post, units):
    return any(_belongs(post, unit) for unit in units)


def _belongs(post, unit):
    """Whether a post belongs to the unit, to one below it, or heads it from above."""
    if unit.path.startswith(post.unit.path) and post.kind in HEADS:
        return True
    if post.unit_id == unit.pk:
        return post.kind != PostKind.INTERNAL_AUDITOR or unit.parent_id is not None
    return unit.parent_id is not None and post.unit.path.startswith(unit.path)
