"""Keeping the catalogue of causes: the quality manager adds, renames and retires; nothing is taken away."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from qms.ledger.entry import recording
from qms.people.actors import actors_of
from qms.people.posts import PostKind

from .models import Cause


def keeper(user):
    """The capacity in which a person keeps the catalogue, or None."""
    return next((actor for actor in actors_of(user) if actor.holds(PostKind.QUALITY_MANAGER)), None)


def _must_keep(user):
    actor = keeper(user)
    if actor is None:
        raise PermissionDenied(_("Only the quality manager keeps the catalogue of causes."))
    return actor


@transaction.atomic
def add_cause(*, by, code, name, parent=None):
    """Add a cause below another, or at the top."""
    actor = _must_keep(by)
    with recording(by=by, act="create", on_behalf_of=actor.on_behalf_of):
        return Cause.objects.create(code=code, name=name.strip(), parent=parent)


@transaction.atomic
def change_cause(cause, *, by, name, active):
    """Rename a cause, or say whether it may still be named; earlier records keep it."""
    actor = _must_keep(by)
    with recording(by=by, act="edit", on_behalf_of=actor.on_behalf_of):
        cause.name, cause.active = name.strip(), active
        cause.save()
    return cause
