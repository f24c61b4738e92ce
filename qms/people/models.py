"""People, units, posts, holdings and substitutions. Nobody is ever deleted: people leave posts."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.guards import Guard
from qms.ledger.kept import Kept
from qms.ledger.keyed_rows import KeyedField
from qms.ledger.places import rows_keep_their_places
from qms.text.columns import OrderKeyField

from .accounts import AccountChange
from .holdings import Holding, Substitution
from .post_rows import Post
from .second_factors import SecondFactor
from .security_events import SecurityEvent
from .units import Unit

__all__ = [
    "AccountChange",
    "Holding",
    "Post",
    "ReadingScope",
    "SecondFactor",
    "SecurityEvent",
    "Substitution",
    "Unit",
    "User",
    "system_person",
]


# What says who somebody is and whether they come in.
KEYED = (
    "id",
    "username",
    "full_name",
    "email",
    "password",
    "signing_pin",
    "is_active",
    "is_system",
    "is_staff",
    "is_superuser",
    "date_joined",
)


@rows_keep_their_places
class User(AbstractUser):
    """A person with an account, or the system's own person, who holds no post."""

    first_name = None  # type: ignore[assignment]  # so Django takes a field away
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("full name"), max_length=150, help_text=_("Family name first."))
    name_order = OrderKeyField(of="full_name")
    is_system = models.BooleanField(default=False, editable=False)

    signing_pin = models.CharField(max_length=128, blank=True, default="", editable=False)  # hashed, as a password is
    sign_failures = models.PositiveSmallIntegerField(default=0, editable=False)
    sign_locked_until = models.DateTimeField(null=True, editable=False)
    mac = KeyedField(of=KEYED)

    objects = UserManager()
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            Guard(name="people_user_kept", event="DELETE", says="people_user: people are never deleted"),
            Guard(name="people_user_emptied", event="TRUNCATE", says="people_user: people are never deleted"),
            Guard(
                name="people_user_fixed",
                event="UPDATE",
                when="NEW.id <> OLD.id OR NEW.username <> OLD.username OR NEW.is_system <> OLD.is_system",
                says="people_user: an account keeps its name",
            ),
        ]

    @transaction.atomic
    def save(self, *args, update_fields=None, **kwargs):
        """Write the account; of a new one the keyed digest is made once its key is known."""
        new = self._state.adding
        if update_fields is not None and {*update_fields} & {*KEYED}:
            self._take_over(*({*KEYED} - {*update_fields}))
            update_fields = {*update_fields, "mac"}
        super().save(*args, update_fields=update_fields, **kwargs)
        if new:
            super().save(update_fields=["mac"])

    def _take_over(self, *names):
        """These columns as they stand now: the digest is of the whole row, and another hand may have changed it."""
        stored = type(self)._base_manager.select_for_update().filter(pk=self.pk).values(*names).first() or {}
        self.__dict__.update(stored)

    def __str__(self):
        return self.full_name or self.username

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)


def system_person():
    """The person in whose name the clock acts; it may do only acts marked "clock"."""
    return User.objects.get(is_system=True)


class ReadingScope(Kept):
    """The kinds of records, and the period in which they began, that the holder of a post reads."""

    holding = models.OneToOneField(Holding, verbose_name=_("post held"), on_delete=models.PROTECT, related_name="scope")
    kinds = models.JSONField(_("kinds of records"), default=list, blank=True)
    since = models.DateField(_("period from"))
    until = models.DateField(_("period until"))
    why = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("scope of an external auditor")
        verbose_name_plural = _("scopes of external auditors")
        constraints = [models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_scope_is_of_a_period")]

    def __str__(self):
        return f"{self.holding}: {self.since:%d/%m/%Y} – {self.until:%d/%m/%Y}"
