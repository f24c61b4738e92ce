"""The running dossiers that go by an earlier version than the one in force, as rows of which each may be moved."""

from django.db.models import Q

from qms.lifecycle.door import possible_act

from .models import Case
from .states import RUNNING_STATES

MOST = 100  # rows of the list: each is asked whether it may be moved


def running_on_earlier(version, user):
    """Running dossiers of the same procedure that go by another version than this one, as a person sees them."""
    seen = Case.objects.visible_to(user).run_here()
    seen = seen.filter(procedure=version.revision.document_id, state__in=RUNNING_STATES)
    earlier = Q(moved_to__isnull=True) & ~Q(version=version) | Q(moved_to__isnull=False) & ~Q(moved_to=version)
    return seen.filter(earlier).select_related(*Case.reads_with).order_by("due_at", "pk")


def rows_of(cases, act, user, chosen=(), told=None):
    """A line for each dossier: may it be moved, is it ticked, and what became of it just now."""
    told = told or {}
    return [_row(case, act, user, str(case.pk) in chosen, told.get(case.pk)) for case in cases]


def _row(case, act, user, ticked, outcome):
    sentences = [] if outcome else possible_act(case, act, user)[1]
    done = outcome is not None and outcome.done
    return {
        "case": case,
        "version": case.runs_on().label(),
        "stands_on": case.stands_on(),
        "due": case.clock.promise(),
        "may": not sentences and not outcome,
        "ticked": ticked,
        "done": done,
        "sentences": sentences if outcome is None or done else outcome.sentences,
    }
