"""Keeping accounts: made, changed, closed and opened again, never deleted. A password is shown once."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from qms.ledger.entry import recording
from qms.people.accounts import AccountChange, AccountStep
from qms.people.actors import administrator
from qms.people.models import Holding, User
from qms.text.vietnamese import tidy

# Letters and digits that can't be taken for one another when a password is read out.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
PASSWORD_LENGTH = 14


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
    """Make an account; gives it and its first password. Raises ValidationError for a name that is taken."""
    actor, full_name = must_administer(by), tidy(full_name).strip()
    if not username.isascii():
        raise ValidationError({"username": _("Letters and digits without marks; it never changes.")})
    if User.objects.filter(username__iexact=username).exists():
        raise ValidationError({"username": _("There is an account of this name already.")})
    person, password = User(username=username, full_name=full_name, email=email), new_password()
    person.set_password(password)
    person.save()
    _keep(actor, person, AccountStep.CREATED)
    return person, password


@transaction.atomic
def edit_account(person, *, by, full_name, email, reason):
    """Change a person's name or address for mail."""
    actor = must_keep_account(by, person)
    person.full_name, person.email = tidy(full_name).strip(), email
    person.save(update_fields=["full_name", "name_order", "email"])
    _keep(actor, person, AccountStep.EDITED, reason)


@transaction.atomic
def reset_password(person, *, by, reason):
    """Give an account a new password, which ends its sessions; gives the password."""
    actor, password = must_keep_account(by, person), new_password()
    person.set_password(password)
    person.save(update_fields=["password"])
    _keep(actor, person, AccountStep.PASSWORD_RESET, reason)
    return password


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


def new_password():
    """A password nobody can guess."""
    return get_random_string(PASSWORD_LENGTH, LETTERS)


def _keep(actor, person, step, reason=""):
    with recording(by=actor.person, act=step, reason=reason, on_behalf_of=actor.on_behalf_of):
        AccountChange.objects.create(person=person, step=step, full_name=person.full_name, email=person.email)
