"""Links between records of different rooms, both ways; written once and kept."""

from functools import cache

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.guards import Guard
from qms.ledger.kept import Kept
from qms.ledger.prepared_queries import Prepared


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

    def begins_at(self, record):
        """Whether the record is the one that leads to, or cites, the other."""
        return self.origin_id == record.pk and self.origin_type_id == ContentType.objects.get_for_model(record).pk


def link(origin, target, kind=LinkKind.LEADS_TO):
    """Join two records. Call inside a recording."""
    return Link.objects.create(kind=kind, origin=origin, target=target)


def links_of(record):
    """Every link from or to a record, of any kind."""
    return _links(ContentType.objects.get_for_model(record), record.pk).prefetch_related("origin", "target")


def links_read(record):
    """The same, read."""
    links = _links_under(ContentType.objects.get_for_model(record)).rows(record.pk)
    models.prefetch_related_objects(links, "origin", "target")
    return links


def _links(kind, key):
    return Link.objects.filter(Q(origin_type=kind, origin_id=key) | Q(target_type=kind, target_id=key))


@cache
def _links_under(kind):
    return Prepared(lambda key: _links(kind, key))


def led_to(record, model):
    """The records of a model to which this record led."""
    return model.objects.filter(pk__in=keys_led_to(type(record), [record.pk], model))


def came_from(record, model):
    """The records of a model from which this record came."""
    own, origin = (ContentType.objects.get_for_model(each) for each in (type(record), model))
    came = _leading(origin_type=origin, target_type=own, target_id=record.pk)
    return model.objects.filter(pk__in=came.values("origin_id"))


def keys_led_to(model, keys, target_model):
    """A subquery: the keys of what records of a model led to; `keys` names these records, by a list or a subquery."""
    return _between(model, keys, target_model).values("target_id")


def pairs_led_to(model, keys, target_model):
    """(key of the origin, key of what it led to) for these records of a model."""
    return list(_between(model, keys, target_model).values_list("origin_id", "target_id"))


def origins_of(record):
    """The records from which this one came, of whatever kinds, oldest link first."""
    own = ContentType.objects.get_for_model(record)
    came = _leading(target_type=own, target_id=record.pk).order_by("pk").prefetch_related("origin")
    return [each.origin for each in came]


def targets_of(record):
    """The records to which this one led, of whatever kinds, oldest link first."""
    own = ContentType.objects.get_for_model(record)
    led = _leading(origin_type=own, origin_id=record.pk).order_by("pk").prefetch_related("target")
    return [each.target for each in led]


def _between(model, keys, target_model):
    own, target = (ContentType.objects.get_for_model(each) for each in (model, target_model))
    return _leading(origin_type=own, origin_id__in=keys, target_type=target)


def _leading(**ends):
    return Link.objects.filter(kind=LinkKind.LEADS_TO, **ends)


def joined_with(model, keys, rows):
    """{key: key of a row} of these keys of a model whose records are joined, either way, with one of these rows."""
    own, other = (ContentType.objects.get_for_model(each) for each in (model, rows.model))
    forth = Link.objects.filter(origin_type=own, origin_id__in=keys, target_type=other, target_id__in=rows.values("pk"))
    back = Link.objects.filter(target_type=own, target_id__in=keys, origin_type=other, origin_id__in=rows.values("pk"))
    found = dict(forth.values_list("origin_id", "target_id"))
    return found | dict(back.values_list("target_id", "origin_id"))
