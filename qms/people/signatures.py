"""Signing: the person proves who they are by their signing PIN, or by their password while they have none.

The PIN is theirs alone: whoever may take a password away can't set it, so an administrator signs in nobody's name.
Wrong words are counted for the person, whichever session or token they come from, and apart from logging in: who has
found an open screen must not be able to try words for the whole lunch break.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from qms.ledger.now import now
from qms.text.vietnamese import tidy

from .accounts import AccountStep, keep_step
from .models import User
from .second_factors import factor_of

MOST = 5  # wrong words in a row
REST = timedelta(minutes=15)


class WrongWord(ValidationError):
    """The word was not right. Whoever catches it counts it, once the refused act is rolled back."""

    def __init__(self, person: User) -> None:
        says = _("The signing PIN is not right.") if person.signing_pin else _("The password is not right.")
        super().__init__({"password": says})
        self.person = person


def prove(person: User, word: str | None, *, has_to_sign: bool = True) -> None:
    """Let a person sign. Raises ValidationError, of the kind WrongWord where it counts as a try.

    Where the office wants a PIN of everybody who signs (SIGNING_PIN_REQUIRED), a password is good for setting it alone.
    Where it wants a second factor of them (SECOND_FACTOR_REQUIRED), whoever has none signs nothing.
    """
    failures, locked_until = _told_of(person)
    if locked_until and locked_until > now():
        says = _("Too many wrong tries. Signing is possible again at {time:%H:%M}; other work goes on.")
        raise ValidationError({"password": says.format(time=localtime(locked_until))})
    if has_to_sign and settings.SIGNING_PIN_REQUIRED and not person.signing_pin:
        raise ValidationError({"password": _("Set your signing PIN first: your name, top right → My signing PIN.")})
    if has_to_sign and settings.SECOND_FACTOR_REQUIRED and factor_of(person) is None:
        raise ValidationError({"password": _("Set your second factor first: your name, top right → My second factor.")})
    if not _is_right(person, word or ""):
        raise WrongWord(person)
    if failures:
        User.objects.filter(pk=person.pk).update(sign_failures=0)


def _is_right(person: User, word: str) -> bool:
    if person.signing_pin:
        return check_password(tidy(word), person.signing_pin)  # marks are the same whichever keyboard composed them
    return person.check_password(word)


def count_failure(person: User) -> bool:
    """Count a wrong word; gives whether signing rests from now on, which is kept on record."""
    failures = _told_of(person)[0] + 1
    if failures < MOST:
        User.objects.filter(pk=person.pk).update(sign_failures=failures)
        return False
    User.objects.filter(pk=person.pk).update(sign_failures=0, sign_locked_until=now() + REST)
    keep_step(person, AccountStep.SIGNING_STOPPED, by=person)
    return True


def _told_of(person: User) -> Any:
    """(wrong words in a row, until when signing rests) as the database says now, not as a session remembers it."""
    return User.objects.values_list("sign_failures", "sign_locked_until").get(pk=person.pk)
