"""The API's own tables: tokens of scripts, and first answers kept for repeated requests."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.guards import Guard
from qms.ledger.keyed_rows import KeyedField
from qms.ledger.places import rows_keep_their_places
from qms.ledger.rights import rows_are_forgotten


@rows_keep_their_places
class Token(models.Model):
    """A person's key for a script; only its digest is stored, and a revoked one stays on the list."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="api_tokens")
    digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(_("label"), max_length=100, blank=True)
    scope = models.CharField(_("scope"), max_length=20, blank=True)  # one part of the API only; empty: all of it
    created_at = models.DateTimeField(_("created"))
    expires_on = models.DateField(_("good until"), null=True)
    last_used_on = models.DateField(_("last used"), null=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True)
    mac = KeyedField(of=("person_id", "digest", "label", "scope", "created_at", "expires_on", "revoked_at"))

    class Meta:
        ordering = ["-pk"]
        constraints = [
            Guard(
                name="api_token_fixed",
                event="UPDATE",
                when="NEW.person_id <> OLD.person_id OR NEW.digest <> OLD.digest OR NEW.scope <> OLD.scope",
                says="api_token: a token is revoked, never given to another",
            ),
            Guard(name="api_token_kept", event="DELETE", says="api_token: rows are kept"),
            Guard(name="api_token_emptied", event="TRUNCATE", says="api_token: rows are kept"),
        ]

    def __str__(self):
        return f"{self.person} {self.label}".strip()


@rows_are_forgotten
class KeptAnswer(models.Model):
    """The first answer under an Idempotency-Key, given again when the same request comes again."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_answer_per_person_and_key")]

    def __str__(self):
        return f"{self.key}: {self.status}"
