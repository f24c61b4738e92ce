"""The timeline: every history row of a record and its parts, with who, when, why, and what changed field by field."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.ledger.prepared_queries import Prepared
from qms.people.models import User
from qms.people.scopes import outside_of, unseen_words

from .attachments import Attachment
from .record import Record
from .value_words import label_of_field, words_of


@dataclass(frozen=True)
class Change:
    """One field's values, as stored (`was`, `becomes`) and as people read them (`before`, `after`)."""

    field: str
    label: str
    was: Any
    becomes: Any
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One history row: an act that wrote to the record, or to the part named in `part`."""

    moment: datetime
    person: Any
    on_behalf_of: Any
    act: str
    label: str
    reason: str
    declared_on: date | None
    signature: str
    sequence: int
    head: str
    part: str
    part_id: int | None
    changes: tuple

    @property
    def sentence(self):
        """Who did what, as a sentence."""
        label = str(self.label)
        words = {"person": self.person, "act": label[:1].lower() + label[1:], "part": self.part}
        return (_("%(person)s: %(act)s (%(part)s)") if self.part else _("%(person)s: %(act)s")) % words


def timeline(record, user=None):
    """All entries of a record, its parts and its attachments, oldest first. One query for each model involved.

    To a user from outside, a record beyond the scope is told by its key alone.
    """
    return timelines([record], user=user)[record.pk]


@dataclass(frozen=True)
class Source:
    """A model some of whose history rows tell of a record: those whose column holds its key, and about what else."""

    model: Any
    column: str
    key: Any
    silent: tuple[str, ...] = ()  # fields that say nothing here, since they lead back to the record
    about: tuple[tuple[str, Any], ...] = ()


_beside: dict[Any, tuple[str, tuple[str, ...]]] = {}


def told_beside(model, place, silent=()):
    """Have the rows of a model told in the history of the record that each is about (`place`, a generic key)."""
    _beside[model] = (place, (f"{place}_type", f"{place}_id", *silent))


def sources_of(record, *, files=True):
    """Whose history rows tell of a record: its own, its parts', what is beside it and, unless left out, its files'."""
    model, key = type(record), record.pk
    found = [Source(model, "id", key)]
    for name in model.parts:
        relation = model._meta.get_field(name)
        found.append(Source(relation.related_model, relation.field.attname, key, (relation.field.name,)))
    for beside, (place, silent) in _beside.items():
        if beside is not model:
            here = ((f"{place}_type_id", ContentType.objects.get_for_model(model).pk),)
            found.append(Source(beside, f"{place}_id", key, silent, here))
    if files:
        own = (("record_type_id", ContentType.objects.get_for_model(model).pk),)
        found.append(Source(Attachment, "record_id", key, ("record_type", "record_id"), own))
    return found


def entries_of(record, read, user=None):
    """The entries made of (source, its history rows, {key: the row before the first of them}), oldest first."""
    batches = [_Batch(source.model, record, rows, source.silent, before) for source, rows, before in read]
    return _entries(batches, _Names(batches, user))


def timelines(records, *, files=True, user=None):
    """{key: entries} of several records of one model; as many queries as for one of them. Files may be left out."""
    keys = [record.pk for record in records]
    read = [
        (each.model, each.silent, _history(each.model, each.column, keys, **dict(each.about)))
        for each in sources_of(records[0], files=files)
    ]
    batches = {
        record.pk: [_Batch(each, record, rows.get(record.pk, ()), silent) for each, silent, rows in read]
        for record in records
    }
    names = _Names([batch for of_record in batches.values() for batch in of_record], user)
    return {key: _entries(of_record, names) for key, of_record in batches.items()}


def _history(model, column, keys, **about):
    """{key: history rows of a model whose column holds it, oldest first}."""
    found = {}
    if len(keys) == 1:
        rows = _history_under(model, column, tuple(about.items())).rows(keys[0])
    else:
        rows = rows_of_history(model, **{f"{column}__in": keys}, **about)
    for row in rows:
        found.setdefault(getattr(row, column), []).append(row)
    return found


def rows_of_history(model, **about):
    """History rows of a model, oldest first, with the persons whom they name."""
    rows = model.history.filter(**about).order_by("history_id")
    return rows.select_related("history_user", "on_behalf_of")


@cache
def _history_under(model, column, about):
    """The query for the history rows under one key; every page of a record asks several of them."""
    return Prepared(lambda key: rows_of_history(model, **{column: key}, **dict(about)))


def _entries(batches, names):
    entries = [entry for batch in batches for entry in batch.entries(names)]
    return sorted(entries, key=lambda entry: entry.moment)


class _Batch:
    """The history rows of one model that belong to the record."""

    def __init__(self, model, record, rows, silent=(), before=None):
        self.model, self.record, self.rows, self.before = model, record, rows, before or {}
        hidden = {"id", "sequence", "head", *getattr(model, "silent", ()), *silent}
        self.fields = [field for field in model._meta.concrete_fields if field.name not in hidden]
        self.labels = [capfirst(str(label_of_field(field))) for field in self.fields] if rows else []
        self.teller = model if model in _beside else record  # what is beside a record has acts of its own
        self.part = "" if model is type(record) else str(model._meta.verbose_name)

    def entries(self, names):
        """Each row beside the row before it of the same record or part."""
        before = dict(self.before)
        for row in self.rows:
            yield self._entry(row, self._changes(before.get(row.id), row, names))
            before[row.id] = row

    def _entry(self, row, changes):
        return Entry(
            moment=row.history_date,
            person=row.history_user,
            on_behalf_of=row.on_behalf_of,
            act=row.act,
            label=self.teller.act_label(row.act),
            reason=row.reason,
            declared_on=row.declared_on,
            signature=row.signature,
            sequence=row.sequence,
            head=row.head,
            part=self.part,
            part_id=row.id if self.part else None,
            changes=changes,
        )

    def _changes(self, before, row, names):
        found = []
        for field, label in zip(self.fields, self.labels, strict=True):
            was = getattr(before, field.attname) if before else None
            becomes = getattr(row, field.attname)
            if was != becomes and not (before is None and becomes in ("", None)):
                values = (names.stored(field, was), names.stored(field, becomes))
                words = (names.words(self.model, field, was), names.words(self.model, field, becomes))
                found.append(Change(field.name, label, *values, *words))
        return tuple(found)


class _Names:
    """The rows that foreign keys in a timeline point to, read once for each model."""

    def __init__(self, batches, user):
        wanted, met = {}, {}
        for batch in batches:
            met |= {each.pk: each for row in batch.rows for each in (row.history_user, row.on_behalf_of) if each}
            for field in (each for each in batch.fields if each.is_relation):
                keys = wanted.setdefault(_place(field), set())
                keys.update(getattr(row, field.attname) for row in (*batch.rows, *batch.before.values()))
        self.known = {
            (model, belongs): _read(model, belongs, keys - {None}, user, met)
            for (model, belongs), keys in wanted.items()
        }

    def _row(self, field, value):
        return self.known[_place(field)].get(value)

    def stored(self, field, value):
        """People by their account names, units by their codes, everything else as it is stored."""
        if not field.is_relation or value is None:
            return value
        row = self._row(field, value)
        return getattr(row, "username", None) or getattr(row, "code", None) or value

    def words(self, model, field, value):
        """The value as a person reads it."""
        if value is None or value == "":
            return ""
        if field.is_relation:
            row = self._row(field, value)
            return str(row) if row else unseen_words(1) if issubclass(field.related_model, Record) else str(value)
        return words_of(model, field, value)


def _place(field):
    """(what a relation leads to, whether whoever reads its record reads that too)."""
    return field.related_model, field.name in getattr(field.model, "belongs_to", ())


def _read(model, belongs, keys, user, met):
    """The rows under these keys, with what their own names ask for; people met in the histories are known already."""
    if model is User and keys <= met.keys():
        return met
    rows = model._base_manager.filter(pk__in=keys)
    told = user is None or (belongs and outside_of(user) is None)
    if not told and issubclass(model, Record):
        rows = model.objects.visible_to(user).filter(pk__in=keys)
    reads_with = getattr(model, "reads_with", None)
    rows = rows.select_related() if reads_with is None else rows.select_related(*reads_with)
    return {row.pk: row for row in rows} if keys else {}
