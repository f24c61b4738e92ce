"""What another system tells of a dossier that it runs: one message, and the row that keeps it (decision 31)."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept

from .states import NATIONAL_STATES, Channel, Handover


class MessageKind(models.TextChoices):
    """What a message is about: the dossier as a whole, or one move on its way."""

    DOSSIER = "dossier", _("The dossier")
    PROGRESS = "progress", _("A move")


@dataclass(frozen=True)
class Told:
    """One message, read and found to be possible; where it has no time of its own, `at` is the last that it names.

    `facts` are the known fields that have no column, `unknown` those that nobody here knows; neither says who applies.
    """

    system: str
    code: str
    kind: str
    state: int
    at: datetime
    digest: str
    received_at: datetime | None = None
    due_at: datetime | None = None
    ended_at: datetime | None = None
    delivered_at: datetime | None = None
    delivered_how: str = ""
    channel: str = ""
    subject: str = ""
    result_number: str = ""
    helped_by: str = ""
    taken_by: str = ""
    decided_by: str = ""
    handler: str = ""
    position: str = ""
    department: str = ""
    what: str = ""
    began_at: datetime | None = None
    procedure_code: str = ""
    applicant: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    unknown: dict[str, Any] = field(default_factory=dict)
    version: Any = None  # of our procedure, once it is found

    @property
    def is_dossier(self):
        return self.kind == MessageKind.DOSSIER


COLUMNS = (
    "kind", "state", "at", "digest", "received_at", "due_at", "ended_at", "delivered_at", "delivered_how", "channel",
    "helped_by", "taken_by", "decided_by", "handler", "position", "department", "what", "began_at", "facts", "unknown",
)  # fmt: skip


class SourceMessage(Kept):
    """A message of the system that runs a followed dossier, with the times and offices it names; written once."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(_("kind"), max_length=10, choices=MessageKind)
    state = models.PositiveSmallIntegerField(
        _("national code of the state"), choices=[(code, words) for code, words in NATIONAL_STATES.items()]
    )
    at = models.DateTimeField(_("as told at"))
    digest = models.CharField(max_length=64, editable=False)
    received_at = models.DateTimeField(_("dossier received"), null=True)
    due_at = models.DateTimeField(_("due"), null=True)
    ended_at = models.DateTimeField(_("work ended"), null=True)
    delivered_at = models.DateTimeField(_("handed over"), null=True)
    delivered_how = models.CharField(_("how handed over"), max_length=10, choices=Handover, blank=True)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, blank=True)
    helped_by = models.CharField(_("where the applicant was helped"), max_length=200, blank=True)
    taken_by = models.CharField(_("where it was received"), max_length=200, blank=True)
    decided_by = models.CharField(_("where it is decided"), max_length=200, blank=True)
    handler = models.CharField(_("done by"), max_length=150, blank=True)
    position = models.CharField(_("position"), max_length=150, blank=True)
    department = models.CharField(_("department"), max_length=200, blank=True)
    what = models.TextField(_("what was done"), blank=True)
    began_at = models.DateTimeField(_("begun"), null=True)
    facts = models.JSONField(_("told besides"), default=dict, blank=True)
    unknown = models.JSONField(_("fields that are not known here"), default=dict, blank=True)

    class Meta:
        verbose_name = _("message of the source system")
        verbose_name_plural = _("messages of the source system")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "digest"], name="a_message_is_taken_once"),
            models.CheckConstraint(condition=models.Q(state__range=(1, 10)), name="a_message_has_a_national_code"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.get_state_display()}"

    @classmethod
    def of(cls, case, told):
        """The row of a message; not written yet."""
        return cls(case=case, **{name: getattr(told, name) for name in COLUMNS})
