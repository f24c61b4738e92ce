"""Evidence packs that were asked for: of which unit, period and kinds of records, and what came of it (7.5.3)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.ledger.entry import recording
from qms.ledger.kept import Kept
from qms.ledger.now import now, today
from qms.people.models import Unit
from qms.workdays.line import FIRST_DAY


class EvidencePack(Kept):
    """One pack: whoever asked, unit, period, kinds of records, and the file with its digest once it is made."""

    unit = models.ForeignKey("people.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    since = models.DateField(_("period from"))
    until = models.DateField(_("period until"))
    kinds = models.JSONField(_("kinds of records"), default=list, blank=True)
    leaves = models.BooleanField(_("everything, to leave with"), default=False)
    personal = models.BooleanField(_("with who came to the office"), default=False)
    why = models.CharField(_("why who came is needed"), max_length=300, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("asked by"), on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked"))
    made_at = models.DateTimeField(_("made"), null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0, help_text=_("Bytes."))
    seal = models.CharField(max_length=64, blank=True, help_text=_("Head of the newest seal in the pack."))

    class Meta:
        verbose_name = _("evidence pack")
        verbose_name_plural = _("evidence packs")
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_pack_is_of_a_period")]

    opened_upto = 0  # the newest identity of which the opening is on record, while it is made

    def __str__(self):
        if self.leaves:
            return gettext("everything, as on %(day)s") % {"day": f"{self.until:%d/%m/%Y}"}
        return f"{self.since:%d/%m/%Y} – {self.until:%d/%m/%Y}"

    @staticmethod
    def place_of(digest):
        """Where a pack with this digest lies in the storage."""
        return f"packs/{digest}.zip"

    def is_here(self):
        """Whether the file can be downloaded; one made by the command may lie elsewhere."""
        return self.made_at is not None and default_storage.exists(self.place_of(self.sha256))

    @property
    def job_key(self):
        """Under which its making is found among the background work."""
        return f"evidence_pack {self.pk}"


def ask_to_leave(*, by, personal=False, reason="", on_behalf_of=None):
    """Put on record that an office wants to take along all it has. Raises ValidationError."""
    if personal and not reason.strip():
        raise ValidationError({"reason": [gettext("Say why it is needed who came to the office.")]})
    unit = Unit.objects.filter(parent=None).order_by("pk").first()
    given = {"leaves": True, "personal": personal, "why": reason.strip()}
    return ask_for_pack(by=by, unit=unit, since=FIRST_DAY, until=today(), on_behalf_of=on_behalf_of, **given)


def ask_for_pack(*, by, unit, since, until, kinds=(), on_behalf_of=None, **given):
    """Put on record that a pack is asked for. Raises ValidationError."""
    if until < since:
        raise ValidationError({"until": [gettext("The last day is before the first.")]})
    with recording(by=by, act="create", on_behalf_of=on_behalf_of):
        return EvidencePack.objects.create(
            unit=unit, since=since, until=until, kinds=sorted(kinds), asked_by=by, asked_at=now(), **given
        )
