"""Who came in, who failed to and whose login stopped: a line each in the log outside, the last on record too.

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

logger = logging.getLogger(SECURITY)
LONGEST = 150


@receiver(user_logged_in)
def came_in(request, user, **kwargs):
    _line("logged_in", user.username, request)


@receiver(user_logged_out)
def went_out(request, user, **kwargs):
    if user is not None:
        _line("logged_out", user.username, request)


@receiver(user_login_failed)
def failed_to_come_in(credentials, request=None, **kwargs):
    _line("login_failed", credentials.get("username"), request)


@receiver(user_locked_out)
def was_stopped(username, request=None, **kwargs):
    """Somebody tried so many words that the login of this account rests: on record once for each such rest."""
    _line("login_stopped", username, request)
    person = User.objects.filter(username=username or "").first()
    if person is None or _is_on_record(person):
        return
    keep_step(person, AccountStep.LOGIN_STOPPED, by=User.objects.filter(is_system=True).first())


def _is_on_record(person):
    since = now() - timedelta(hours=settings.AXES_COOLOFF_TIME)
    told = {"person": person, "step": AccountStep.LOGIN_STOPPED, "history_date__gt": since}
    return AccountChange.history.filter(**told).exists()


def _line(event, account, request):
    account = (account or "")[:LONGEST]
    address = request.META.get("REMOTE_ADDR", "") if request is not None else ""
    told = {"event": event, "account": account, "address": address, "request": request}
    logger.info("%s: %s", event, account, extra=told)
