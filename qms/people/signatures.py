"""Signing: the person proves who they are with their password, and whoever guesses is stopped.

Wrong words are counted for the person, whichever session or token they come from, and apart from logging in: who has
found an open screen must not be able to try words for the whole lunch break.
"""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from qms.ledger.now import now

from .accounts import AccountStep, keep_step
from .models import User

MOST = 5  # wrong words in a row
REST = timedelta(minutes=15)


class WrongWord(ValidationError):
    """The word was not right. Whoever catches it counts it, once the refused act is rolled back."""

    def __init__(self, person: User) -> None:
        super().__init__({"password": _("The password is not right.")})
        self.person = person


def prove(person: User, word: str | None) -> None:
    """Let a person sign. Raises ValidationError, of the kind WrongWord where it counts as a try."""
    failures, locked_until = _told_of(person)
    if locked_until and locked_until > now():
        says = _("Too many wrong passwords. Signing is possible again at {time:%H:%M}; other work goes on.")
        raise ValidationError({"password": says.format(time=localtime(locked_until))})
    if not person.check_password(word or ""):
        raise WrongWord(person)
    if failures:
        User.objects.filter(pk=person.pk).update(sign_failures=0)


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
