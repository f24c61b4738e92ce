"""Who came in, who failed to and whose login stopped: on record, and a line each in the log outside.

What is done to accounts, signing and tokens is kept by `keep_step`, which writes such a line as well.
"""

import logging
from datetime import timedelta

from axes.signals import user_locked_out
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from qms.ledger.now import now
from qms.people.accounts import SECURITY, AccountChange, AccountStep, keep_step
from qms.people.models import User
from qms.people.security_events import EventKind, note_event, note_failure, sign_of

logger = logging.getLogger(SECURITY)


@receiver(user_logged_in)
def came_in(request, user, **kwargs):
    _line("logged_in", user.username, request)
    note_event(EventKind.LOGGED_IN, by=user, about=user, address=_address(request))


@receiver(user_logged_out)
def went_out(request, user, **kwargs):
    if user is not None:
        _line("logged_out", user.username, request)


@receiver(user_login_failed)
def failed_to_come_in(credentials, request=None, **kwargs):
    typed = credentials.get("username") or ""
    person = User.objects.filter(username=typed).first()
    _line("login_failed", person.username if person else f"? {sign_of(typed)}", request)
    note_failure(EventKind.LOGIN_FAILED, person, typed, _address(request))


@receiver(user_locked_out)
def was_stopped(username, request=None, **kwargs):
    """Somebody tried so many words that the login of this account rests: on record once for each such rest."""
    person = User.objects.filter(username=username or "").first()
    _line("login_stopped", person.username if person else f"? {sign_of(username)}", request)
    if person is None or _is_on_record(person):
        return
    keep_step(person, AccountStep.LOGIN_STOPPED, by=User.objects.filter(is_system=True).first())


def _is_on_record(person):
    since = now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    told = {"person": person, "step": AccountStep.LOGIN_STOPPED, "history_date__gt": since}
    return AccountChange.history.filter(**told).exists()


def _line(event, account, request):
    told = {"event": event, "account": account, "address": _address(request), "request": request}
    logger.info("%s: %s", event, account, extra=told)


def _address(request):
    """Of the machine that asks; "" where nobody does over the network."""
    return request.META.get("REMOTE_ADDR", "")[:45] if request is not None else ""
