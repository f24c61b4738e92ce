"""Records as JSON: every field that is evidence, the parts, what can be done now and by whom, and the history."""

from functools import cache
from typing import Any

from django.db import models
from django.utils.encoding import force_str

from qms.acts.acts import acts_of
from qms.evidence.stretches import Stretch, stretch_of
from qms.ledger.legible import LARGEST
from qms.ledger.prepared_queries import Prepared
from qms.lifecycle.door import possible_acts
from qms.lifecycle.flows import open_tasks_of
from qms.lifecycle.moving_record import MovingRecord
from qms.lifecycle.registry import faces

from .kept_rows import each_read_by, named_fields, read_by, reader_of, serializer_of
from .shapes import ActOffer, HistoryEntry, OpenTask


def row_serializer(model):
    """A record in a list: long texts are left to the record itself."""
    return serializer_of(model, f"{model.__name__}Row", long_texts(model))


def page_json(paging, rows):
    """(the rows of the page asked for as JSON, the key after which the next begins or None)."""
    reader = reader_of(row_serializer(rows.model))
    page, following = paging.page_of(rows, reader.listed)
    return reader.written(page), following


def long_texts(model):
    """Names of the text fields without a limit."""
    return tuple(field.name for field in model._meta.concrete_fields if type(field) is models.TextField)


TOLD_AT_ONCE = 200  # history rows


@cache
def _visible(model):
    """The query for a record with all that its fields, rules and words name."""
    rows = model.objects.select_related(*named_fields(model), *model.reads_with)
    return Prepared(lambda key: rows.filter(pk=key))


def record_of(model, key, user):
    """The record with this key, or None where there is none that the person may see."""
    record = next(iter(_visible(model).rows(key)), None) if key <= LARGEST else None
    return record if record is not None and record.is_visible_to(user) else None


def record_serializer(model):
    """The fields of a record."""
    return serializer_of(model, model.__name__)


def part_serializer(model, name):
    """The fields of a record's part, without the way back to the record."""
    relation = model._meta.get_field(name)
    own_name = model.__name__ + name.title().replace("_", "")
    return serializer_of(relation.related_model, own_name, (relation.field.name,))


def record_json(record, user, beside=None):
    """A record's fields as they stand now, with what is told beside them: all of it, or these names alone."""
    model = type(record)
    told = {
        "parts": lambda: parts_json(record),
        "acts": lambda: acts_json(record, user),
        "tasks": lambda: tasks_json(record),
        **{name: getattr(record, name) for name in as_written(model)},
    }
    names = told if beside is None else beside
    return read_by(record_serializer(model), record) | {name: told[name]() for name in names}


def told_beside(model):
    """Names of what is told of a record beside its fields."""
    return ("parts", "acts", "tasks", *as_written(model))


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


def history_json(record, user, after=None):
    """(history rows of the record, its parts and its attachments, oldest first, the moment after which more come)."""
    entries, following = stretch_of(record, Stretch(TOLD_AT_ONCE, newest_first=False, beyond=after), user)
    return each_read_by(HistoryEntry, entries), following
