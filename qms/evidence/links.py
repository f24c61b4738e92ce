"""Links between records of different rooms, both ways; written once and kept."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.guards import Guard
from qms.ledger.kept import Kept


class LinkKind(models.TextChoices):
    """What one record is to the other."""

    LEADS_TO = "leads_to", _("leads to")
    CITES = "cites", _("cites")


class Link(Kept):
    """`origin` leads to, or cites, `target`."""

    kind = models.CharField(max_length=20, choices=LinkKind)
    origin_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    origin_id = models.PositiveBigIntegerField()
    origin = GenericForeignKey("origin_type", "origin_id")
    target_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    target_id = models.PositiveBigIntegerField()
    target = GenericForeignKey("target_type", "target_id")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "origin_type", "origin_id", "target_type", "target_id"], name="one_link_of_a_kind"
            ),
            Guard(name="evidence_link_fixed", event="UPDATE", says="evidence_link: links are written once"),
        ]
        indexes = [
            models.Index(fields=["origin_type", "origin_id"]),
            models.Index(fields=["target_type", "target_id"]),
        ]

    def __str__(self):
        return f"{self.origin_type_id}:{self.origin_id} {self.kind} {self.target_type_id}:{self.target_id}"


def link(origin, target, kind=LinkKind.LEADS_TO):
    """Join two records. Call inside a recording."""
    return Link.objects.create(kind=kind, origin=origin, target=target)


def links_of(record):
    """Every link from or to a record."""
    own = ContentType.objects.get_for_model(record)
    return Link.objects.filter(
        Q(origin_type=own, origin_id=record.pk) | Q(target_type=own, target_id=record.pk)
    ).prefetch_related("origin", "target")
