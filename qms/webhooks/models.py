"""Who is told of what happens, what was sent to them, and each time it was tried. None of it is evidence."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.guards import Guard
from qms.ledger.keyed_rows import KeyedField
from qms.ledger.places import rows_keep_their_places
from qms.ledger.rights import rows_are_forgotten

from .states import DeliveryState

KEYED = ("label", "url", "secret", "former_secret", "collections", "created_by_id", "created_at", "active")


@rows_keep_their_places
class Webhook(models.Model):
    """One address of another program; it stays on the list when switched off. A row written past us is told nothing."""

    label = models.CharField(_("name"), max_length=80)
    url = models.CharField(_("address"), max_length=300)
    secret = models.CharField(max_length=80)
    former_secret = models.CharField(max_length=80, blank=True)
    former_until = models.DateTimeField(null=True)  # as long as the former secret signs too
    collections = models.TextField(_("of which records"), blank=True)  # words between spaces; empty: of all
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("created"))
    active = models.BooleanField(_("switched on"), default=True)
    failing_since = models.DateTimeField(null=True)
    mac = KeyedField(of=KEYED)

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["pk"]
        constraints = [
            Guard(
                name="webhooks_webhook_fixed",
                event="UPDATE",
                when="NEW.url <> OLD.url OR NEW.created_by_id <> OLD.created_by_id",
                says="webhooks_webhook: another address is another row",
            ),
            Guard(name="webhooks_webhook_kept", event="DELETE", says="webhooks_webhook: rows are kept"),
            Guard(name="webhooks_webhook_emptied", event="TRUNCATE", says="webhooks_webhook: rows are kept"),
        ]

    def __str__(self):
        return self.label

    @property
    def wished(self):
        """The collections of which it is told; none: all."""
        return self.collections.split()

    def is_ours(self):
        """Whether this program wrote the row as it stands."""
        return self._meta.get_field("mac").is_right(self)

    def secrets_at(self, moment):
        """The secrets by which a message is signed at a moment, the newest first."""
        former = [self.former_secret] if self.former_secret and self.former_until and moment < self.former_until else []
        return [self.secret, *former]


@rows_are_forgotten
class Delivery(models.Model):
    """One message to one address, until it is taken or given up."""

    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="deliveries")
    message_id = models.CharField(max_length=60, unique=True)
    event = models.CharField(max_length=120)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    created_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("message of a webhook")
        verbose_name_plural = _("messages of webhooks")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["webhook", "-id"], name="delivery_newest_first")]

    def __str__(self):
        return f"{self.event} {self.message_id}"

    @property
    def tone(self):
        """The tone of its state's badge."""
        return DeliveryState(self.state).tone


@rows_are_forgotten
class Attempt(models.Model):
    """One time that a message was sent: when, how long it took in milliseconds, and what was answered."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="attempts")
    tried_at = models.DateTimeField()
    milliseconds = models.PositiveIntegerField()
    status = models.PositiveSmallIntegerField(null=True)  # of HTTP; null: nobody answered
    says = models.CharField(max_length=200)

    class Meta:
        verbose_name = _("try of a message")
        verbose_name_plural = _("tries of messages")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.tried_at:%d/%m/%Y %H:%M} {self.says}"
