"""Who an applicant is, kept apart from the history: it can be masked, its opening is recorded, and it can be erased.

The record and its history hold only a reference and a keyed digest, so erasing breaks no chain
(Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.chain import tag
from qms.ledger.guards import Guard
from qms.ledger.now import now
from qms.ledger.places import rows_keep_their_places

PERSONAL = ("full_name", "id_number", "phone", "address")


def masked_name(full_name):
    """The family name and initials."""
    family, *given = str(full_name).split() or [""]
    return " ".join([family, *(f"{each[0]}." for each in given)])


@rows_keep_their_places
class Identity(models.Model):
    """The personal data of one applicant, for one record."""

    full_name = models.CharField(_("full name"), max_length=150, blank=True)
    id_number = models.CharField(_("identity number"), max_length=30, blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    digest = models.CharField(max_length=100, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = [
            Guard(
                name="evidence_identity_erased_only",
                event="UPDATE",
                when="NOT (NEW.full_name = '' AND NEW.id_number = '' AND NEW.phone = '' AND NEW.address = ''"
                " AND NEW.digest = OLD.digest)",
                says="evidence_identity: an identity is erased, never rewritten",
            ),
            Guard(name="evidence_identity_kept", event="DELETE", says="evidence_identity: the digest is kept"),
            Guard(name="evidence_identity_emptied", event="TRUNCATE", says="evidence_identity: the digest is kept"),
        ]

    def __str__(self):
        return self.masked()

    def masked(self):
        """The name as lists show it: the family name and initials."""
        if self.erased_at:
            return str(_("(erased)"))
        return masked_name(self.full_name)


@rows_keep_their_places
class IdentityOpening(models.Model):
    """Somebody looked at the whole identity."""

    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="openings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=200)

    class Meta:
        constraints = [
            Guard(name="evidence_opening_fixed", event="UPDATE", says="evidence_identityopening: written once"),
            Guard(name="evidence_opening_kept", event="DELETE", says="evidence_identityopening: rows are kept"),
            Guard(name="evidence_opening_emptied", event="TRUNCATE", says="evidence_identityopening: rows are kept"),
        ]

    def __str__(self):
        return f"{self.person} {self.at:%Y-%m-%d %H:%M}"


def keep_identity(**personal):
    """Store an applicant's personal data and return it with its keyed digest."""
    return Identity.objects.create(**personal, digest=tag(*(personal.get(field, "") for field in PERSONAL)))


def open_identity(identity, *, by, why):
    """Show the whole identity; the opening is on record."""
    IdentityOpening.objects.create(identity=identity, person=by, at=now(), why=why)
    return {field: getattr(identity, field) for field in PERSONAL}


def erase_identity(identity):
    """Blank the personal data for good. The digest stays, so the chain of the record stays whole."""
    for field in PERSONAL:
        setattr(identity, field, "")
    identity.erased_at = now()
    identity.save()
