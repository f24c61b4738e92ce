"""Records as JSON: every field that is evidence, the parts, what can be done now and by whom, and the history."""

from functools import cache
from typing import Any

from django.db import models
from django.utils.encoding import force_str
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from qms.acts.acts import acts_of
from qms.evidence.timeline import timeline
from qms.ledger.prepared_queries import Prepared
from qms.lifecycle.door import possible_acts
from qms.lifecycle.flows import open_tasks_of
from qms.lifecycle.moving_record import MovingRecord
from qms.lifecycle.registry import faces
from qms.people.models import Unit, User

from .form_schemas import CLOCK_TIME
from .shapes import ActOffer, HistoryEntry, OpenTask

NAMED_BY = {User: "username", Unit: "code"}
KEPT = ("id", "sequence", "head")


class NoneOrOne(serializers.ChoiceField):
    """One of the values that are written down, or none yet; what is only read loses its `allow_blank` otherwise."""

    def __init__(self, choices, **kwargs):
        super().__init__(choices, allow_blank=True, **kwargs)


@extend_schema_field({"type": "string", "pattern": CLOCK_TIME})
class ClockTime(serializers.TimeField):
    """A time of day of the office; the format `time` of JSON schemas would ask for a zone."""


class KeptSerializer(serializers.ModelSerializer):
    """The fields of a kept row: people by account name, units by code, other relations by id."""

    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {models.TimeField: ClockTime}

    def build_relational_field(self, field_name, relation_info):
        slug = NAMED_BY.get(relation_info.related_model)
        if slug:
            may_lack = relation_info.model_field.null
            return serializers.SlugRelatedField, {"slug_field": slug, "read_only": True, "allow_null": may_lack}
        return super().build_relational_field(field_name, relation_info)

    def build_standard_field(self, field_name, model_field):
        found, kwargs = super().build_standard_field(field_name, model_field)
        return (NoneOrOne if found is serializers.ChoiceField and model_field.blank else found), kwargs


def field_names(model, without=()):
    """Concrete fields that are shown: all but the silent ones, with id, sequence and head."""
    hidden = {*getattr(model, "silent", ()), *without} - set(KEPT)
    return [field.name for field in model._meta.concrete_fields if field.name not in hidden]


def named_fields(model):
    """Relations that are shown by a name, and so must be read with the row."""
    return [field.name for field in model._meta.concrete_fields if field.related_model in NAMED_BY]


@cache
def serializer_of(model, name, without=()):
    """The serializer of a model's fields; `name` is its name in the API's description."""
    names = field_names(model, without)
    extra = {}
    if hasattr(model, "get_state_display"):
        extra["state_label"] = serializers.CharField(source="get_state_display", read_only=True)
    meta = type("Meta", (), {"model": model, "fields": [*names, *extra], "read_only_fields": names})
    return type(f"{name}Serializer", (KeptSerializer,), {"Meta": meta, **extra})


@cache
def _reader_of(serializer):
    """The one serializer of its class that reads rows: making its fields costs more than reading many rows by them."""
    return serializer()


def read_by(serializer, row):
    """A row as this serializer writes it."""
    return _reader_of(serializer).to_representation(row)


def each_read_by(serializer, rows):
    """Rows as this serializer writes them."""
    reader = _reader_of(serializer)
    return [reader.to_representation(row) for row in rows]


def row_serializer(model):
    """A record in a list: long texts are left to the record itself."""
    return serializer_of(model, f"{model.__name__}Row", long_texts(model))


def long_texts(model):
    """Names of the text fields without a limit."""
    return tuple(field.name for field in model._meta.concrete_fields if type(field) is models.TextField)


def record_serializer(model):
    """The fields of a record."""
    return serializer_of(model, model.__name__)


def part_serializer(model, name):
    """The fields of a record's part, without the way back to the record."""
    relation = model._meta.get_field(name)
    own_name = model.__name__ + name.title().replace("_", "")
    return serializer_of(relation.related_model, own_name, (relation.field.name,))


def record_json(record, user):
    """A record as it stands now, with what this person can do."""
    about = {"acts": acts_json(record, user), "tasks": tasks_json(record)}
    written = {name: getattr(record, name)() for name in as_written(type(record))}
    return read_by(record_serializer(type(record)), record) | {"parts": parts_json(record)} | about | written


def as_written(model):
    """Names of what is told in the shape in which a script writes it; only of the record as it stands now."""
    return next((each.as_written for each in faces().values() if each.model is model), ())


def past_json(record):
    """A record as it stood on a day: nothing can be done to it there."""
    fields = read_by(record_serializer(type(record)), record)
    return fields | {"as_of": record.day_shown.isoformat(), "parts": parts_json(record), "acts": [], "tasks": []}


def parts_json(record):
    """The rows of each part relation, oldest first."""
    model: Any = type(record)
    read, found = getattr(record, "_prefetched_objects_cache", {}), {}
    for name in record.parts:
        rows = getattr(record, name).all() if name in read else _parts(model, name).rows(record.pk)
        found[name] = each_read_by(part_serializer(model, name), rows)
    return found


@cache
def _parts(model, name):
    """The query for the rows of a part relation."""
    relation = model._meta.get_field(name)
    rows = relation.related_model._default_manager.select_related(*named_fields(relation.related_model)).order_by("pk")
    return Prepared(lambda key: rows.filter(**{relation.field.name: key}))


def acts_json(record: MovingRecord, user):
    """Every act of the record, whether this person could do it now, and what stands against it."""
    model: Any = type(record)
    if not acts_of(model):
        return []
    return each_read_by(
        ActOffer,
        [
            {
                "name": act.name,
                "label": force_str(act.label),
                "allowed": not sentences,
                "unmet": [force_str(each) for each in sentences],
                "reason": act.reason,
                "sign": act.sign,
                "on_behalf_of": actor and actor.on_behalf_of and actor.on_behalf_of.username,
                "follows": force_str(act.follows),
            }
            for act, actor, sentences in possible_acts(record, user)
        ],
    )


def tasks_json(record):
    """The tasks that wait on this record."""
    tasks = open_tasks_of(record)
    models.prefetch_related_objects(tasks, "told")
    for task in tasks:
        task.label = type(record).act_label(task.verb)
    return each_read_by(OpenTask, tasks)


def history_json(record, user):
    """Every history row of the record, its parts and its attachments, oldest first."""
    return each_read_by(HistoryEntry, timeline(record, user))
