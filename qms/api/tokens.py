"""Tokens for scripts: shown once, revocable, for a time, useless for people without an active account.

Stored is a digest under the program's key (SECRET_KEY): a row written into the database by hand opens nothing.
"""

import secrets
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied

from qms.ledger.now import now, today

from .models import Token

KEYWORD = "Token"
SALT = "qms.api.tokens"

_scopes: dict[str, str] = {}


class NotOpen(PermissionDenied):
    """An address that is not open to whoever asks, with the sentence that says why."""


def declare_scope(name, prefix):
    """Let tokens be made that open the addresses below `prefix` and nothing else."""
    _scopes[name] = prefix


def scopes():
    """The names of all scopes."""
    import_module(settings.ROOT_URLCONF)  # each is declared beside its addresses
    return sorted(_scopes)


def issue_token(person, label="", scope="", expires_on=None):
    """A fresh token of a person: the text to hand out, which is not stored and can't be shown again."""
    text = secrets.token_urlsafe(32)
    words = {"label": label, "scope": scope, "expires_on": expires_on, "created_at": now()}
    Token.objects.create(person=person, digest=digests_of(text)[0], **words)
    return text


def digests_of(text):
    """The digests of a token: under the key in use, then under those that were before it (SECRET_KEY_FALLBACKS)."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(SALT, text, secret=key, algorithm="sha256").hexdigest() for key in keys]


def revoke_tokens(person, label=None):
    """Revoke the person's tokens, or only those of one label; returns how many."""
    alive = Token.objects.filter(person=person, revoked_at__isnull=True)
    if label:
        alive = alive.filter(label=label)
    rows = list(alive)
    for each in rows:
        each.revoked_at = now()
        each.save()
    return len(rows)


def _is_ours(token):
    """Whether this program gave the token to this person for this: a row changed in the database opens nothing."""
    field: Any = Token._meta.get_field("mac")
    return field.is_right(token)


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Token …` of a person with an active account."""

    def authenticate(self, request):
        keyword, _space, text = request.headers.get("Authorization", "").partition(" ")
        if keyword.lower() != KEYWORD.lower():
            return None
        lasting = Q(expires_on__isnull=True) | Q(expires_on__gte=today())
        alive = Token.objects.filter(lasting, digest__in=digests_of(text.strip()), revoked_at__isnull=True)
        token = alive.select_related("person").first()
        if token is None or not _is_ours(token) or not token.person.is_active or token.person.is_system:
            raise AuthenticationFailed(
                _("The token is not known, was revoked or is too old, or its account is closed.")
            )
        if token.scope and not request.path.startswith(_scopes.get(token.scope, "nowhere")):
            raise NotOpen(_("This token is for %(scope)s alone.") % {"scope": _scopes.get(token.scope, token.scope)})
        self._note_use(token)
        return token.person, token

    def authenticate_header(self, request):
        return KEYWORD

    @staticmethod
    def _note_use(token):
        """Remember the day of the last use; written at most once a day."""
        if token.last_used_on != today():
            Token.objects.filter(pk=token.pk).update(last_used_on=today())
