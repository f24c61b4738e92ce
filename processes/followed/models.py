"""Messages that found no place, what a person said of them, and files that could not be put away."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.acted_on import ActedOn
from qms.acts.acts import act
from qms.ledger.kept import KeptQuerySet
from qms.ledger.now import now
from qms.ledger.rights import rows_are_forgotten

from ..cases.messages import MessageKind
from . import rules


class Lack(models.TextChoices):
    """Why a message has no place."""

    PROCEDURE = "procedure", _("Its procedure is not known here")
    DOSSIER = "dossier", _("Its dossier has not come yet")
    CONTENT = "content", _("Something in it can't be")
    TYPED_HERE = "typed_here", _("The dossier was taken in at the desk here")


TAKEN_UP = (Lack.PROCEDURE, Lack.DOSSIER)  # what may be there tomorrow


@rows_are_forgotten
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


class DismissalQuerySet(KeptQuerySet):
    """What was said of messages, for those who see these."""

    def visible_to(self, user):
        """All for whoever keeps the quality system; the owner of an import reads those of its messages."""
        return self if rules.keeps_system(user) else self.filter(system__in=rules.systems_of(user))


class Dismissal(ActedOn):
    """That a person dismissed a message without a place: it comes to nothing. Why, and when, its history tells."""

    message = models.ForeignKey(UnplacedMessage, models.PROTECT, related_name="dismissals", verbose_name=_("message"))
    system = models.CharField(_("source system"), max_length=60)
    code = models.CharField(_("dossier code there"), max_length=60, blank=True)
    lack = models.CharField(_("why it had no place"), max_length=12, choices=Lack)
    taken_back = models.BooleanField(_("taken back"), default=False)

    objects = DismissalQuerySet.as_manager()

    who_creates = (rules.sees_its_messages,)

    class Meta:
        verbose_name = _("dismissal of a message")
        verbose_name_plural = _("dismissals of messages")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["message"], condition=models.Q(taken_back=False), name="a_message_is_dismissed_once"
            )
        ]

    def __str__(self):
        return f"{self.system} {self.code}".strip()

    @classmethod
    def begin(cls, *, actor, message):
        return cls(message=message, system=message.system, code=message.code, lack=message.lack)

    def after_creation(self, *, actor, message):
        self._settle(now())

    @act(
        _("Let it wait again"),
        who=[rules.sees_its_messages],
        rules=[rules.is_dismissed],
        reason=True,
        follows=_("It stands among the messages without a place again, and is tried once more by itself."),
    )
    def take_back(self, *, actor):
        """It was dismissed by mistake."""
        self.taken_back = True
        self._settle(None)

    def _settle(self, moment):
        UnplacedMessage.objects.filter(pk=self.message_id).update(settled_at=moment)


@rows_are_forgotten
class StuckFile(models.Model):
    """A file of messages that was taken and could not be put away: not taken again, and told on the health page."""

    path = models.TextField(unique=True)
    stamp = models.CharField(max_length=60)  # its size and when it was written: another file of the name is taken
    to = models.CharField(max_length=10)
    says = models.TextField()
    fault = models.TextField()
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("file that could not be put away")
        verbose_name_plural = _("files that could not be put away")
        ordering = ["pk"]

    def __str__(self):
        return self.path
