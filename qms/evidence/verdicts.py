"""What came of verifications: written once, under the program's key, so that a database alone can't say it is whole.

A whole verification says whether everything is as it was written. A pass of the clock, which verifies what is new,
writes a verdict only when it found something; how far it came it writes into the one `Watch`.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from qms.ledger.guards import Guard
from qms.ledger.keyed_rows import KeyedField, keyed_field
from qms.ledger.now import now
from qms.ledger.places import rows_keep_their_places

FIRST = 10  # findings that are told
TOLD = 4000  # characters


@rows_keep_their_places
class Verification(models.Model):
    """One verdict: of all of the evidence, or of what was new to a pass of the clock."""

    whole = models.BooleanField()
    begun_at = models.DateTimeField(_("begun"))
    ended_at = models.DateTimeField(_("ended"))
    seal = models.PositiveIntegerField(default=0)
    findings = models.PositiveIntegerField(default=0)
    says = models.TextField(blank=True)
    mac = KeyedField(of=("whole", "begun_at", "ended_at", "seal", "findings", "says"))

    class Meta:
        verbose_name = _("verification of the evidence")
        verbose_name_plural = _("verifications of the evidence")
        ordering = ["pk"]
        constraints = [
            Guard(name="evidence_verification_fixed", event="UPDATE", says="evidence_verification: written once"),
            Guard(name="evidence_verification_kept", event="DELETE", says="evidence_verification: rows are kept"),
            Guard(name="evidence_verification_emptied", event="TRUNCATE", says="evidence_verification: rows are kept"),
        ]

    def __str__(self):
        return f"{self.ended_at:%Y-%m-%d %H:%M} {self.findings}"


class Watch(models.Model):
    """Up to which seal the passes of the clock have verified; the one row of its table."""

    seal = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()
    mac = KeyedField(of=("seal", "at"))

    def __str__(self):
        return f"{self.seal} {self.at:%Y-%m-%d %H:%M}"


def write_verdict(*, whole, begun_at, seal, findings, first):
    """Put on record what came of a verification; `first` are the first of its findings."""
    says = "\n".join(first)[:TOLD]
    return Verification.objects.create(
        whole=whole, begun_at=begun_at, ended_at=now(), seal=seal, findings=findings, says=says
    )


def sentence_of(count):
    """How many findings there are, in words."""
    if not count:
        return str(_("The evidence is whole."))
    says = ngettext(
        "{count} finding: the evidence is NOT whole.", "{count} findings: the evidence is NOT whole.", count
    )
    return says.format(count=count)


def last_whole():
    """The newest verification of everything, or None."""
    return Verification.objects.filter(whole=True).last()


def alarm():
    """The newest verdict that something is altered, or None where all has been found whole since.

    Only a verdict of this program silences it, and only one of a verification that began afterwards: neither an
    invented one nor a copy of an older.
    """
    newest = Verification.objects.filter(findings__gt=0).order_by("-ended_at", "-pk").first()
    if newest is None:
        return None
    since = Verification.objects.filter(whole=True, findings=0, begun_at__gte=newest.ended_at)
    return None if any(keyed_field(Verification).is_right(each) for each in since) else newest


def watched_up_to():
    """The seal from which the next pass goes on: as noted, else where everything was verified, else the first."""
    noted = Watch.objects.order_by("pk").first(), last_whole()
    return next((each.seal for each in noted if each and keyed_field(type(each)).is_right(each)), 0)


def note_watch(seal):
    """Note how far the passes have verified."""
    Watch.objects.update_or_create(pk=1, defaults={"seal": seal, "at": now()})
