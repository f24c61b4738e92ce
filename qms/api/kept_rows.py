"""Kept rows as JSON: their fields, each read and written in a way that is found out once for all rows."""

from functools import cache
from operator import attrgetter, methodcaller

from django.db import models
from django.utils.encoding import force_str
from django.utils.functional import cached_property
from django.utils.timezone import get_current_timezone
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from qms.people.models import Unit, User

from .form_schemas import CLOCK_TIME

NAMED_BY = {User: "username", Unit: "code"}
KEPT = ("id", "sequence", "head")


class NoneOrOne(serializers.ChoiceField):
    """One of the values that are written down, or none yet; what is only read loses its `allow_blank` otherwise."""

    def __init__(self, choices, **kwargs):
        super().__init__(choices, allow_blank=True, **kwargs)


class StateLabel(serializers.CharField):
    """What a record's state is called."""

    def __init__(self, **kwargs):
        super().__init__(source="get_state_display", read_only=True, **kwargs)


@extend_schema_field({"type": "string", "pattern": CLOCK_TIME})
class ClockTime(serializers.TimeField):
    """A time of day of the office; the format `time` of JSON schemas would ask for a zone."""


def _reading(field):
    """How the value of a serializer's field is read from a row: a column's, what a column leads to, or what a method
    gives."""
    column = next((each for each in field.parent.Meta.model._meta.concrete_fields if each.name == field.source), None)
    if column is None:
        return methodcaller(field.source)
    if isinstance(field, serializers.SlugRelatedField):
        return _named_by(field.source, field.slug_field)
    return attrgetter(column.attname if column.is_relation else field.source)


def _column(field):
    """Where the value of a serializer's field stands, as a queryset of values asks it, and what gives the way in which
    it is written on one page; None where it is written as it is read."""
    if isinstance(field, StateLabel):
        labels = dict(field.parent.Meta.model._meta.get_field("state").flatchoices)
        return "state", lambda: cache(lambda state: force_str(labels.get(state, state)))
    if isinstance(field, serializers.SlugRelatedField):
        return f"{field.source}__{field.slug_field}", None
    write = _writing(field)
    return field.source, _moments if write is _moment else write and (lambda: write)


def _named_by(relation, slug):
    """The name of what a relation leads to, or None."""

    def read(row):
        related = getattr(row, relation)
        return None if related is None else getattr(related, slug)

    return read


def _moment(value):
    """A moment as its field writes it, in the office's time; the field would ask the settings at every value."""
    return _moments()(value)


def _moments():
    """What writes the moments of one page: the office's time is asked for once."""
    zone = get_current_timezone()

    def written(value):
        said = value.astimezone(zone).isoformat()
        return f"{said[:-6]}Z" if said.endswith("+00:00") else said

    return written


def _writing(field):
    """How a value that is not None is written; None where it is written as it is read."""
    if type(field) is serializers.DateTimeField:
        return _moment
    as_it_is = (serializers.PrimaryKeyRelatedField, serializers.SlugRelatedField)
    return None if isinstance(field, as_it_is) else field.to_representation


def _each_written(values, writes):
    for place, write in writes:
        if values[place] is not None:
            values[place] = write(values[place])
    return values


class KeptSerializer(serializers.ModelSerializer):
    """The fields of a kept row: people by account name, units by code, other relations by id."""

    def to_representation(self, instance):
        """As its base writes it; how each column is read is found out once, not anew for every row."""
        told = {}
        for name, read, write in self._ways:
            value = read(instance)
            told[name] = value if value is None or write is None else write(value)
        return told

    @cached_property
    def _ways(self):
        """(name, how its value is read, how it is written; None: as it is) of each field."""
        return [(name, _reading(field), _writing(field)) for name, field in self.fields.items()]

    def listed(self, rows):
        """Rows of a queryset, each as `to_representation` writes it, read as plain values and never made into objects.

        A label is that of the column's choices.
        """
        return rows.values_list(*(path for _name, path, _write in self._columns))

    def written(self, page):
        """What `listed` gave of the rows of one page, written."""
        names = [name for name, _path, _write in self._columns]
        writes = [(place, write()) for place, (_name, _path, write) in enumerate(self._columns) if write]
        return [dict(zip(names, _each_written(list(values), writes), strict=True)) for values in page]

    @cached_property
    def _columns(self):
        """(name, where its value stands, what gives the way in which it is written) of each field."""
        return [(name, *_column(field)) for name, field in self.fields.items()]

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
        extra["state_label"] = StateLabel()
    meta = type("Meta", (), {"model": model, "fields": [*names, *extra], "read_only_fields": names})
    return type(f"{name}Serializer", (KeptSerializer,), {"Meta": meta, **extra})


@cache
def reader_of(serializer):
    """The one serializer of its class that reads rows: making its fields costs more than reading many rows by them."""
    return serializer()


def read_by(serializer, row):
    """A row as this serializer writes it."""
    return reader_of(serializer).to_representation(row)


def each_read_by(serializer, rows):
    """Rows as this serializer writes them."""
    reader = reader_of(serializer)
    return [reader.to_representation(row) for row in rows]
