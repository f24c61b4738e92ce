"""Keeping who is qualified to audit: those who keep the system add a qualification, and say when one ends (7.2)."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from qms.ledger.entry import recording
from qms.people.actors import actors_of
from qms.people.posts import PostKind

from .models import Qualification

KEEPERS = (PostKind.QUALITY_MANAGER, PostKind.QUALITY_SECRETARY)


def keeper(user):
    """The capacity in which a person keeps auditors and checklists, or None."""
    return next((actor for actor in actors_of(user) if any(actor.holds(kind) for kind in KEEPERS)), None)


def must_keep(user):
    """The same; raises PermissionDenied where there is none."""
    actor = keeper(user)
    if actor is None:
        raise PermissionDenied(_("Only those who keep the quality system change this."))
    return actor


@transaction.atomic
def qualify(*, by, person, grounds, since, until=None, may_lead=False):
    """A person may audit from a day on; nobody qualifies themselves."""
    actor = must_keep(by)
    if actor.involves(person):
        raise ValidationError({"person": [_("Somebody else says that you are qualified.")]})
    if until and until < since:
        raise ValidationError({"until": [_("The last day is before the first.")]})
    with recording(by=by, act="create", on_behalf_of=actor.on_behalf_of):
        return Qualification.objects.create(
            person=person, grounds=grounds.strip(), since=since, until=until, may_lead=may_lead
        )


@transaction.atomic
def end_qualification(qualification, *, by, until, why):
    """A qualification ends on a day, not later than it would have; nobody decides on their own."""
    actor = must_keep(by)
    if actor.involves(qualification.person):
        raise ValidationError({"until": [_("Somebody else says how long you are qualified.")]})
    if qualification.until and until > qualification.until:
        raise ValidationError({"until": [_("It ends earlier than that: enter a new qualification instead.")]})
    if until < qualification.since:
        raise ValidationError({"until": [_("The last day is before the first.")]})
    with recording(by=by, act="end", on_behalf_of=actor.on_behalf_of, reason=why):
        qualification.until = until
        qualification.save()
    return qualification
