"""What people from outside opened: every page and answer, with the moment; never rewritten (7.5.3.2)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.guards import Guard
from qms.ledger.keyed_rows import KeyedField
from qms.ledger.now import now
from qms.ledger.places import rows_keep_their_places


@rows_keep_their_places
class Opening(models.Model):
    """A person from outside opened an address."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("opened at"), db_index=True)
    address = models.CharField(_("address"), max_length=500)
    status = models.PositiveSmallIntegerField(_("answer"), help_text=_("HTTP status: 200 was shown, 404 was not."))

    mac = KeyedField(of=("person_id", "at", "address", "status"))

    class Meta:
        verbose_name = _("opening")
        verbose_name_plural = _("openings")
        ordering = ["-pk"]
        constraints = [
            Guard(name="evidence_opened_fixed", event="UPDATE", says="evidence_opening: never rewritten"),
            Guard(name="evidence_opened_kept", event="DELETE", says="evidence_opening: never removed"),
            Guard(name="evidence_opened_emptied", event="TRUNCATE", says="evidence_opening: never removed"),
        ]

    def __str__(self):
        return f"{self.person} {self.address}"


def note_opening(person, address, status):
    """Put an opening on record."""
    return Opening.objects.create(person=person, at=now(), address=address[:500], status=status)
