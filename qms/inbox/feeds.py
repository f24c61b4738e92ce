"""The address at which a calendar program reads a person's deadlines: secret, shown once, ended by its person.

Stored is a digest under the program's key (SECRET_KEY), as of tokens: a row written into the database opens nothing.
"""

import secrets
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from qms.ledger.guards import Guard
from qms.ledger.keyed_rows import KeyedField
from qms.ledger.now import now, today
from qms.ledger.places import rows_keep_their_places
from qms.people.accounts import AccountStep, keep_step

SALT = "qms.inbox.feeds"


@rows_keep_their_places
class FeedAddress(models.Model):
    """A secret address of one person; a new one ends the one before it, and an ended one stays on the list."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)
    mac = KeyedField(of=("person_id", "digest", "created_at", "revoked_at"))

    class Meta:
        verbose_name = _("address of my deadlines")
        verbose_name_plural = _("addresses of deadlines")
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(revoked_at__isnull=True), name="a_person_has_one_feed"
            ),
            Guard(
                name="inbox_feedaddress_fixed",
                event="UPDATE",
                when="NEW.person_id <> OLD.person_id OR NEW.digest <> OLD.digest",
                says="inbox_feedaddress: an address is revoked, never given to another",
            ),
            Guard(name="inbox_feedaddress_kept", event="DELETE", says="inbox_feedaddress: rows are kept"),
            Guard(name="inbox_feedaddress_emptied", event="TRUNCATE", says="inbox_feedaddress: rows are kept"),
        ]

    def __str__(self):
        return f"{self.person} {self.created_at:%d/%m/%Y}"


@transaction.atomic
def issue_feed(person):
    """A fresh secret of a person, in place of the one before: shown once, since it is not stored."""
    _revoke(person)
    text = secrets.token_urlsafe(32)
    FeedAddress.objects.create(person=person, digest=_digests(text)[0], created_at=now())
    keep_step(person, AccountStep.TOKEN_ISSUED, by=person, reason=str(FeedAddress._meta.verbose_name))
    return text


@transaction.atomic
def end_feed(person):
    """End the address of a person: whether there was one."""
    ended = _revoke(person)
    if ended:
        keep_step(person, AccountStep.TOKEN_REVOKED, by=person, reason=str(FeedAddress._meta.verbose_name))
    return ended


def feed_of(person):
    """The address that a person has, or None."""
    return FeedAddress.objects.filter(person=person, revoked_at__isnull=True).first()


def reader_of(text):
    """The person whose deadlines this secret opens, or None; the day of the last use is kept."""
    feed = FeedAddress.objects.filter(digest__in=_digests(text), revoked_at__isnull=True)
    feed = feed.select_related("person").first()
    if feed is None or not _is_ours(feed) or not feed.person.is_active or feed.person.is_system:
        return None
    if feed.last_used_on != today():
        FeedAddress.objects.filter(pk=feed.pk).update(last_used_on=today())
    return feed.person


def _revoke(person):
    alive = list(FeedAddress.objects.select_for_update().filter(person=person, revoked_at__isnull=True))
    for each in alive:
        each.revoked_at = now()
        each.save()
    return bool(alive)


def _digests(text):
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return [salted_hmac(SALT, text, secret=key, algorithm="sha256").hexdigest() for key in keys]


def _is_ours(feed):
    field: Any = FeedAddress._meta.get_field("mac")
    return field.is_right(feed)
