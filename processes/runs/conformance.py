"""The path taken against the path drawn: where a dossier left it, and where it went back. Pure: no database."""

from itertools import pairwise

from django.utils.translation import gettext as _

from ..procedures.states import Ending

ENDS = {str(each) for each in Ending}


def is_compared(trace):
    """Whether the path drawn is known: a followed dossier goes by the steps of another system."""
    return bool(trace.starts_at)


def departure(trace):
    """In words where it left the path drawn; "" where it kept to it, or nothing is compared."""
    if not is_compared(trace):
        return ""
    if not trace.visits:
        return _("ended before the first step")
    first, last = trace.visits[0], trace.visits[-1]
    if first.step != trace.starts_at:
        return _("began at %(step)s") % {"step": first.step}
    for before, after in pairwise(trace.visits):
        if before.leads_to != after.step:
            return _("%(after)s after %(before)s") % {"after": after.step, "before": before.step}
    if last.leads_to not in ENDS:
        return _("ended at %(step)s: %(how)s") % {"step": last.step, "how": trace.ending}
    return ""


def returns(trace):
    """The visits whose outcome led back: to a step that the dossier had reached no later than the one it left."""
    reached, found = {}, []
    for visit in trace.visits:
        reached.setdefault(visit.step, len(reached))
        if reached.get(visit.leads_to, len(reached)) <= reached[visit.step]:
            found.append(visit)
    return found


def turns(traces):
    """{(step, where it led): how often} over these dossiers."""
    found = {}
    for trace in traces:
        for visit in trace.visits:
            if visit.leads_to:
                found[visit.step, visit.leads_to] = found.get((visit.step, visit.leads_to), 0) + 1
    return found
