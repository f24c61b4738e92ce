"""Replay: a record and its parts as they stood at the end of any day, from history alone."""

from datetime import datetime, time, timedelta

from django.db.models import prefetch_related_objects
from django.utils import timezone

from qms.text.inputs import day_typed
from qms.workdays.line import FIRST_DAY, LAST_DAY


def day_asked(text):
    """The day that somebody asks for, 01/03/2026 or 2026-03-01. Raises ValueError for what the calendar can't know."""
    day = day_typed(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(text)
    return day


def moment_asked(text):
    """The moment that an address names, as ISO 8601 writes it with its zone. Raises ValueError for anything else."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not FIRST_DAY <= moment.date() <= LAST_DAY:
        raise ValueError(text)
    return moment


def as_of(record, day):
    """The record as it stood at the end of `day`, or None when it did not exist yet.

    Its parts stand in their relations: `record.reviewers.all()` gives those of that day. Asking such a relation to
    filter asks the database again, which knows only today.
    """
    past = next(iter(rows_as_of(type(record), day, id=record.pk)), None)
    if past is None:
        return None
    past.day_shown = day
    for name in record.parts:
        relation = record._meta.get_field(name)
        parts = rows_as_of(relation.related_model, day, **{relation.field.attname: record.pk})
        _put(past, name, parts)
    return past


def rows_as_of(model, day, **about):
    """The rows of a kept model that agree with `about`, each as it stood at the end of `day`, oldest first."""
    rows = model.history.filter(history_date__lt=end_of(day), **about).order_by("history_id")
    last = {row.id: row for row in rows}
    return [_instance(last[key]) for key in sorted(last)]


def begin_of(day):
    """The first moment of a day of the office."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day):
    """The first moment after a day of the office."""
    return begin_of(day + timedelta(days=1))


def _instance(row):
    instance = row.instance
    instance._state.adding = False
    return instance


def _put(record, name, parts):
    """Let the relation answer with these parts; who and what they name is read at once for all of them."""
    if parts:
        names = [field.name for field in parts[0]._meta.concrete_fields if field.is_relation]
        prefetch_related_objects(parts, *names)
    answer = getattr(record, name).all()
    answer._result_cache, answer._prefetch_done = parts, True
    record.__dict__.setdefault("_prefetched_objects_cache", {})[record._meta.get_field(name).cache_name] = answer
