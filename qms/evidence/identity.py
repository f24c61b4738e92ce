"""Who an applicant is, kept apart from the history: it can be masked, its opening is recorded, and it can be erased.

The record and its history hold only a reference and a keyed digest, so erasing breaks no chain
(Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
"""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.chain import tag, tag_is_right
from qms.ledger.guards import Guard
from qms.ledger.keyed_rows import KeyedField
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
    erased_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    erased_why = models.CharField(max_length=300, blank=True, editable=False)
    mac = KeyedField(of=("digest", "erased_at", "erased_by_id", "erased_why"))

    class Meta:
        constraints = [
            Guard(
                name="evidence_identity_erased_only",
                event="UPDATE",
                when="NOT (NEW.full_name = '' AND NEW.id_number = '' AND NEW.phone = '' AND NEW.address = ''"
                " AND NEW.digest = OLD.digest AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL"
                " AND NEW.erased_by_id IS NOT NULL AND NEW.erased_why <> '')",
                says="evidence_identity: an identity is erased by somebody who says why, never rewritten",
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
    mac = KeyedField(of=("identity_id", "person_id", "at", "why"))

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


def erase_identity(identity, *, by, why):
    """Blank the personal data for good. The digest stays, so the chain of the record stays whole."""
    for field in PERSONAL:
        setattr(identity, field, "")
    identity.erased_at, identity.erased_by, identity.erased_why = now(), by, why[:300]
    identity.save()


def altered_identities():
    """Yield (table, key, sentence) for identities that are not what was kept: by their own digest and the records'."""
    table = Identity._meta.db_table
    for each in Identity.objects.order_by("pk").iterator(2000):
        said = [getattr(each, field) for field in PERSONAL]
        if each.erased_at is None and not tag_is_right(each.digest, *said):
            yield table, each.pk, "the person is another than was kept"
        elif each.erased_at is not None and any(said):
            yield table, each.pk, "was filled again after it had been erased"
    for model in records_with_digests():
        differing = model._base_manager.exclude(applicant__digest=models.F("applicant_digest")).order_by("pk")
        for pk in differing.values_list("pk", flat=True):
            yield model._meta.db_table, pk, "names another person than its digest says"


def records_with_digests():
    """The kinds of records that hold the digest of their applicant beside the reference."""
    found = [each for each in apps.get_models() if not hasattr(each, "history_date")]
    return [each for each in found if {"applicant", "applicant_digest"} <= {f.name for f in each._meta.local_fields}]
