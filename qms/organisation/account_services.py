"""Keeping accounts: made, changed, closed and opened again, never deleted. Nobody is given another's password."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from qms.inbox.notices import notify
from qms.people.accounts import AccountStep, keep_step
from qms.people.actors import administrator
from qms.people.models import Holding, User
from qms.text.vietnamese import tidy

TAKEN_AWAY = gettext_noop("{by} took your password away and had a link for a new one made: {why}")


def must_administer(user):
    """The capacity of an administrator. Raises PermissionDenied."""
    actor = administrator(user)
    if actor is None:
        raise PermissionDenied(_("Only the administrator keeps units, posts and accounts."))
    return actor


def must_keep_account(user, person):
    """An administrator keeps the accounts of people whose posts are all in their own units. Raises PermissionDenied."""
    actor = must_administer(user)
    held = Holding.objects.on().filter(person=person).select_related("post__unit")
    if person.is_system or any(not administrator(user, holding.post.unit) for holding in held):
        raise PermissionDenied(_("This account belongs to an administration that you do not keep."))
    return actor


@transaction.atomic
def create_account(*, by, username, full_name, email=""):
    """Make an account, into which nobody comes before the person set a password by a link of their own.

    Raises ValidationError for a name that is taken.
    """
    actor, full_name = must_administer(by), tidy(full_name).strip()
    if not username.isascii():
        raise ValidationError({"username": _("Letters and digits without marks; it never changes.")})
    if User.objects.filter(username__iexact=username).exists():
        raise ValidationError({"username": _("There is an account of this name already.")})
    person = User(username=username, full_name=full_name, email=email)
    person.set_unusable_password()
    person.save()
    _keep(actor, person, AccountStep.CREATED)
    return person


@transaction.atomic
def edit_account(person, *, by, full_name, email, reason):
    """Change a person's name or address for mail."""
    actor = must_keep_account(by, person)
    person.full_name, person.email = tidy(full_name).strip(), email
    person.save(update_fields=["full_name", "name_order", "email"])
    _keep(actor, person, AccountStep.EDITED, reason)


@transaction.atomic
def reset_password(person, *, by, reason):
    """Take a password away, which ends the sessions; the person sets another by a link and is told who did it."""
    actor = must_keep_account(by, person)
    person.set_unusable_password()
    person.save(update_fields=["password"])
    _keep(actor, person, AccountStep.PASSWORD_RESET, reason)
    notify(person, TAKEN_AWAY, by=by, why=reason)
    return person


def keep_own_password(person):
    """Put on record that a person set a password by their link; the password itself stands nowhere."""
    keep_step(person, AccountStep.PASSWORD_SET, by=person)


@transaction.atomic
def deactivate(person, *, by, reason):
    """Close an account, at once. Raises ValidationError for one's own."""
    actor = must_keep_account(by, person)
    if person == by:
        raise ValidationError(_("You can't close your own account."))
    person.is_active = False
    person.save(update_fields=["is_active"])
    _keep(actor, person, AccountStep.DEACTIVATED, reason)


@transaction.atomic
def reactivate(person, *, by, reason):
    """Open a closed account again; its password stays as it was."""
    actor = must_keep_account(by, person)
    person.is_active = True
    person.save(update_fields=["is_active"])
    _keep(actor, person, AccountStep.REACTIVATED, reason)


def _keep(actor, person, step, reason=""):
    keep_step(person, step, by=actor.person, reason=reason, on_behalf_of=actor.on_behalf_of)
