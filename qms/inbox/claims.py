"""Taking work of a post upon oneself, and handing it back. Tasks are no evidence: what counts is who acts."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from qms.ledger.now import now
from qms.lifecycle.models import STATUS, Task
from qms.people.actors import actors_of
from qms.people.posts import PostKind

from .passes import each_pass


class TaskIsGone(Exception):
    """The task has been done, or somebody else has claimed it, in between."""


@transaction.atomic
def claim(pk, *, by):
    """Take a task of a post upon oneself. Raises TaskIsGone or PermissionDenied."""
    task = _locked(pk)
    if task.owner_id not in (None, by.pk):
        raise TaskIsGone(_("{person} has already taken this on.").format(person=task.owner))
    if task.person_id or not any(task.is_for(actor) for actor in actors_of(by)):
        raise PermissionDenied(_("This work does not wait for a post of yours."))
    task.owner, task.assigned, task.status = by, now(), STATUS.ASSIGNED
    task.save()
    return task


@transaction.atomic
def hand_back(pk, *, by):
    """Give a claimed task back to everybody who holds the post. Raises TaskIsGone or PermissionDenied."""
    task = _locked(pk)
    if task.owner_id != by.pk or task.person_id:
        raise PermissionDenied(_("Only the person who has taken this on hands it back."))
    return _free(task)


@transaction.atomic
def give_back(pk, *, by):
    """Give claimed work back to the post for somebody who is away. Raises TaskIsGone or PermissionDenied."""
    task = _locked(pk)
    if task.person_id or not task.owner_id or not _may_give_back(task, by):
        raise PermissionDenied(_("Whoever took this on, their substitute or the head of the unit gives it back."))
    return _free(task)


def _may_give_back(task, by):
    heads = (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT, PostKind.QUALITY_MANAGER)
    return any(
        actor.involves(task.owner) or any(actor.holds(kind, task.unit) for kind in heads) for actor in actors_of(by)
    )


@each_pass("free_left_work", by_the_minute=True)
def free_left_work(moment):
    """Give back what people claimed and can no longer do, because they have left the post or the house."""
    claimed = Task.objects.open().filter(owner__isnull=False, person__isnull=True).select_related("owner", "unit")
    left = [task for task in claimed if not _can_still(task)]
    for task in left:
        _free(task)
    return len(left)


def _can_still(task):
    return task.owner.is_active and any(task.is_for(actor) for actor in actors_of(task.owner))


def _free(task):
    task.owner, task.assigned, task.status = None, None, STATUS.NEW
    task.save()
    return task


def _locked(pk):
    task = Task.objects.open().select_for_update(of=("self",)).select_related("owner", "unit").filter(pk=pk).first()
    if task is None:
        raise TaskIsGone(_("This work has been done in between."))
    return task
