"""What lies at a person's desk: a dossier found by its number, and the results that wait to be handed out."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from processes.cases.models import Case
from processes.cases.states import CaseState
from qms.inbox.act_words import address_of, words_of
from qms.lifecycle.models import Task
from qms.people.actors import actors_of
from qms.people.posts import PostKind
from qms.web.answers import is_mine

READY = (CaseState.RESOLVED, CaseState.REFUSED)
SHOWN = 8


@dataclass(frozen=True)
class Found:
    """A dossier that was scanned: whether it is handed out here and now, else what it asks of this person."""

    case: Any
    hands_out: bool
    asked: list


def found_at_desk(user, number):
    """The dossier of this number as the person at the counter meets it, or None."""
    rows = Case.objects.visible_to(user).select_related(*Case.reads_with)
    case = rows.filter(number__iexact=number).first()
    return case and Found(case, _is_handed_out(case, user), _asked(case, user))


def waiting_at_desk(user):
    """(the results to hand out at the person's desks, those that have waited longest first; how many there are)."""
    posts = [post for actor in actors_of(user) for post in actor.posts if post.kind == PostKind.ONE_STOP_OFFICER]
    rows = Case.objects.run_here().filter(state__in=READY, receiving_unit__in={post.unit_id for post in posts})
    shown = rows.select_related(*Case.reads_with).order_by("ended_at", "pk")
    return list(shown[:SHOWN]), rows.count()


def address_at_counter(case):
    """The counter with this dossier open, as if its code had been scanned."""
    return f"{reverse('counter')}?dossier={case.number}"


def _is_handed_out(case, user):
    at_desk = any(case.hands.at_desk(actor) for actor in actors_of(user))
    return case.state in READY and at_desk and not case.is_followed()


def _asked(case, user):
    """Pairs (what the work calls it, where it is done) of what is asked of this person."""
    tasks = [task for task in Task.objects.about(case).open() if is_mine(task, user)]
    return [(words_of(task), address_of(task.record_type_id, case.pk, task.verb)) for task in tasks]
