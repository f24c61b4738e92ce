"""What was tried, taken and read, as far as no history tells it already: a row each, never rewritten (7.5.3.2).

Whoever can reach the login page could fill the evidence with rows: of failures only the first of an hour are kept, and
the last of them says that no more were. All of them stand in the log outside.
"""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from qms.ledger.chain import tag
from qms.ledger.guards import Guard
from qms.ledger.keyed_rows import KeyedField
from qms.ledger.now import now
from qms.ledger.places import rows_keep_their_places

HOUR = timedelta(hours=1)
OF_ONE, OF_ALL = 5, 60  # failures that are kept of one account, or of all names that are none, and of all accounts


class EventKind(models.TextChoices):
    """What happened."""

    LOGGED_IN = "logged_in", _("Came in by the login")
    LOGIN_FAILED = "login_failed", _("Wrong password at the login")
    CODE_FAILED = "code_failed", _("Wrong code at the login")
    SESSIONS_ENDED = "sessions_ended", _("Sessions ended")
    TAKEN = "taken", _("Register taken as a file")
    PACK_TAKEN = "pack_taken", _("Evidence pack downloaded")
    READ = "read", _("Complaint read")
    BACKED_UP = "backed_up", _("Backup made")
    RESTORED = "restored", _("Restored from a backup")


@rows_keep_their_places
class SecurityEvent(models.Model):
    """Something happened at the login, or was taken out of the program, or was read whose reading is on record."""

    kind = models.CharField(_("kind of event"), max_length=20, choices=EventKind)
    at = models.DateTimeField(_("when"), db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("by"), null=True, related_name="+")
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("account"), null=True, related_name="+"
    )
    what = models.CharField(max_length=100, blank=True)  # the name of a register, the sign of a name that is none
    count = models.PositiveIntegerField(default=0)  # rows of a register, sessions
    address = models.CharField(_("from"), max_length=45, blank=True)  # of the machine
    record_type = models.ForeignKey(ContentType, models.PROTECT, null=True, related_name="+")
    record_id = models.PositiveBigIntegerField(null=True)
    record = GenericForeignKey("record_type", "record_id")
    is_last = models.BooleanField(default=False)  # of those that are kept of an hour
    mac = KeyedField(
        of=(
            *("kind", "at", "by_id", "about_id", "what", "count", "address"),
            *("record_type_id", "record_id", "is_last"),
        )
    )

    class Meta:
        verbose_name = _("security event")
        verbose_name_plural = _("security events")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "at"]),
            models.Index(fields=["record_type", "record_id", "at"]),
        ]
        constraints = [
            Guard(name="people_securityevent_fixed", event="UPDATE", says="people_securityevent: never rewritten"),
            Guard(name="people_securityevent_kept", event="DELETE", says="people_securityevent: never removed"),
            Guard(name="people_securityevent_emptied", event="TRUNCATE", says="people_securityevent: never removed"),
        ]

    def __str__(self):
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"


def note_event(kind, *, by=None, **told):
    """Put on record what somebody did; None is the program itself, or somebody unknown."""
    return SecurityEvent.objects.create(kind=kind, at=now(), by=by, **told)


def note_failure(kind, person, typed="", address=""):
    """Put on record that somebody could not prove to be this person, or (None) typed a name that no account has.

    Of one account, and of all names together that are none, OF_ONE rows an hour are kept; of all accounts OF_ALL.
    """
    lately = SecurityEvent.objects.filter(kind=kind, at__gt=now() - HOUR)
    accounts = list(lately.values_list("about_id", flat=True))
    left = OF_ONE - accounts.count(person and person.pk)
    if person is not None:
        left = min(left, OF_ALL - sum(each is not None for each in accounts))
    if left > 0:
        what = "" if person else sign_of(typed)
        note_event(kind, about=person, what=what, address=address[:45], is_last=left == 1)


def sign_of(typed):
    """What stands for a name that no account has, the same each time: it could be a password in the wrong field."""
    return tag("typed name", typed or "").rpartition(":")[2][:8]


def note_reading(record, person):
    """Put on record that somebody read a record of which that is kept: once a day for each person."""
    if not getattr(record, "keeps_readings", False) or person.is_system:
        return
    midnight = localtime(now()).replace(hour=0, minute=0, second=0, microsecond=0)
    told = {"record_type": ContentType.objects.get_for_model(record), "record_id": record.pk}
    known = SecurityEvent.objects.filter(kind=EventKind.READ, by=person, at__gte=midnight, **told)
    if not known.exists():
        note_event(EventKind.READ, by=person, **told)
