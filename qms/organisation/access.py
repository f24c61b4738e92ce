"""Where a person is logged in, and which scripts come in by their tokens: the person ends one by one or all."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.dispatch import receiver
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_noop

from qms.api.models import Token
from qms.inbox.notices import notify
from qms.ledger.chain import sha256
from qms.ledger.now import now
from qms.lifecycle.signals import signing_stopped
from qms.people.accounts import AccountStep, keep_step

LONGEST = 160


STOPPED = gettext_noop("Signing in your name was stopped for a quarter of an hour after several wrong passwords.")


@dataclass(frozen=True)
class Opened:
    """One session of a person."""

    session: Any
    name: str  # by which it is ended; the key itself, which opens it, is never shown
    since: datetime | None
    agent: str
    is_this: bool


@receiver(user_logged_in)
def remember_where_from(request, user, **kwargs):
    """Keep with the session when and from which browser it was begun, so that its person can tell it from others."""
    if request is not None:
        request.session["since"] = now().isoformat()
        request.session["agent"] = request.headers.get("User-Agent", "")[:LONGEST]


@receiver(signing_stopped)
def tell_of_the_stop(person, **kwargs):
    """Whoever did not type those words themselves learns that somebody else did, and where they are logged in."""
    notify(person, STOPPED, url=reverse("my_access"))


def sessions_of(user, current=""):
    """The sessions in which a person is logged in, the latest first; those of an office are read one by one."""
    lasting = Session.objects.filter(expire_date__gt=now())
    found = [(each, each.get_decoded()) for each in lasting.iterator(500)]
    own = [_opened(each, told, current) for each, told in found if told.get("_auth_user_id") == str(user.pk)]
    return sorted(own, key=lambda each: (each.is_this, str(each.since)), reverse=True)


def _opened(session, told, current):
    since = parse_datetime(told.get("since", ""))
    is_this = session.session_key == current
    return Opened(session, sha256(session.session_key)[:16], since, told.get("agent", ""), is_this)


def end_sessions(user, current, name=""):
    """End one session by its name, or all but the one that asks; gives how many."""
    ended = [each for each in sessions_of(user, current) if not each.is_this and name in ("", each.name)]
    for each in ended:
        each.session.delete()
    return len(ended)


def tokens_of(user):
    """The tokens that still open the API in a person's name."""
    return Token.objects.filter(person=user, revoked_at__isnull=True)


def revoke(user, pk=None):
    """Revoke one token of a person, or all; gives how many. Each time is kept on record."""
    alive = tokens_of(user)
    ended = list(alive.filter(pk=pk) if pk else alive)
    for each in ended:  # one by one: a row carries a digest of what it says
        each.revoked_at = now()
        each.save()
    if ended:
        keep_step(user, AccountStep.TOKEN_REVOKED, by=user)
    return len(ended)
