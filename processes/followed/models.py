"""Messages that found no place: kept aside as they came, until what they wait for is there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..cases.messages import MessageKind


class Lack(models.TextChoices):
    """Why a message has no place."""

    PROCEDURE = "procedure", _("Its procedure is not known here")
    DOSSIER = "dossier", _("Its dossier has not come yet")
    CONTENT = "content", _("Something in it can't be")
    TYPED_HERE = "typed_here", _("The dossier was taken in at the desk here")


TAKEN_UP = (Lack.PROCEDURE, Lack.DOSSIER)  # what may be there tomorrow


class UnplacedMessage(models.Model):
    """A message of a source system that could not be taken; who applies stands in the store of identities alone."""

    system = models.CharField(_("source system"), max_length=60)
    kind = models.CharField(_("kind"), max_length=10, choices=MessageKind)
    code = models.CharField(_("dossier code there"), max_length=60, blank=True)
    procedure_code = models.CharField(_("code of the procedure"), max_length=60, blank=True)
    item = models.JSONField()
    identity = models.ForeignKey("evidence.Identity", models.PROTECT, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    lack = models.CharField(_("why"), max_length=12, choices=Lack)
    says = models.TextField(_("what is not right"))
    came_at = models.DateTimeField(_("came"))
    times = models.PositiveIntegerField(_("times sent"), default=1)
    settled_at = models.DateTimeField(_("settled"), null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("message without a place")
        verbose_name_plural = _("messages without a place")
        constraints = [
            models.UniqueConstraint(fields=["system", "digest"], name="a_message_waits_once"),
        ]
        indexes = [models.Index(fields=["system", "code"], name="followed_unplaced_code")]

    def __str__(self):
        return f"{self.system} {self.code}".strip()
