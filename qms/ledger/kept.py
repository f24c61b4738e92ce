"""The Kept base: a row with a sequence, a chained head and a history; it is never lost and never changes in silence."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.db import models, transaction
from django.db.models.signals import class_prepared
from django.dispatch import receiver

from .chain import canonical, fields_of, format_of, next_head
from .entry import Entry, current_entry
from .guards import add_constraints
from .history import KeptHistory
from .pen import pen_held
from .prepared_writes import write_new, writes_of
from .row_guards import kept_guards

KEPT_HISTORY = KeptHistory()
MANY_COLUMNS = 20  # more than so many are updated row by row


class NotAllowedOnKeptRows(Exception):
    """Kept rows change by save or save_all, inside a recording; they are never deleted."""


class KeptQuerySet(models.QuerySet):
    """Reads as ever; writes in bulk, which would leave no history, raise."""

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        raise NotAllowedOnKeptRows("Kept rows change by save or save_all, inside recording(…), and are never deleted.")

    update = delete = bulk_create = bulk_update = update_or_create = get_or_create = _refuse
    update.alters_data = delete.alters_data = True  # type: ignore[attr-defined]  # as Django marks them


class Kept(models.Model):
    """A row whose every change is numbered, chained and kept (7.5.3)."""

    sequence = models.PositiveIntegerField(default=0, editable=False)
    head = models.CharField(max_length=64, editable=False)

    history = KEPT_HISTORY
    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    @transaction.atomic(savepoint=False)
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row and its history row together. Raises NotRecorded outside of a recording."""
        if kwargs.get("update_fields") is not None:
            raise NotAllowedOnKeptRows("A kept row is written whole, as its history row is.")
        entry, new = current_entry(), self._state.adding
        self._follow_on(entry)
        with pen_held():
            if new:
                super().save(*args, **kwargs)
            KEPT_HISTORY.insert_all([(self, new)], entry)
        if not new:  # the database lets no row change that has no history row yet
            writes_of(type(self)).update(self)

    @classmethod
    @transaction.atomic(savepoint=False)
    def save_all(cls, rows: Sequence[Any]) -> None:
        """Write many rows of this model, new and changed ones, as `save` writes one: in three statements at most.

        Changed rows of many columns are updated each by itself: a statement for all would spell out a case for each
        column of each row, and making it costs ten times the updates.
        """
        entry, rows = current_entry(), list(rows)
        new, changed = ([row for row in rows if row._state.adding is wanted] for wanted in (True, False))
        for row in rows:
            row._follow_on(entry)
        with pen_held():
            write_new(cls, new)
            KEPT_HISTORY.insert_all([*((row, True) for row in new), *((row, False) for row in changed)], entry)
        columns = [field.name for field in cls._meta.concrete_fields if not field.primary_key]
        if len(changed) == 1 or len(columns) > MANY_COLUMNS:
            for row in changed:
                writes_of(cls).update(row)
        else:
            models.QuerySet[Any](cls).bulk_update(changed, columns)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise NotAllowedOnKeptRows("Kept rows are never deleted.")

    def fill_in(self) -> None:
        """Set the fields that follow from others; asked before every writing, of one row or of many."""

    def _follow_on(self, entry: Entry) -> None:
        """Make the row the next of its chain."""
        if self.get_deferred_fields():
            raise NotAllowedOnKeptRows("A kept row is read whole before it is written.")
        self.fill_in()
        self._clean_values()
        self.sequence += 1
        self.head = next_head(self.head, self._canonical(entry))

    def _clean_values(self) -> None:
        """Bring every value to its column's type, so that the chain covers what the database will hold."""
        values = self.__dict__
        for name, cleaned in _cleaners(type(self)):
            values[name] = cleaned(values.get(name))

    def _canonical(self, entry: Entry) -> str:
        model = type(self)
        values = [getattr(self, name) for name in fields_of(model)]
        words = (
            entry.act,
            entry.reason,
            entry.on_behalf_of and entry.on_behalf_of.pk,
            entry.declared_on,
            entry.signature,
            entry.by and entry.by.pk,
            entry.at,
            "+" if self._state.adding else "~",
        )
        return canonical(format_of(model), values, words)


@cache
def _cleaners(model: type[Kept]) -> list[tuple[str, Callable[[Any], Any]]]:
    """(column, what brings a value to its type) for the columns whose values have one form only."""
    fields = model._meta.concrete_fields
    return [(f.attname, f.to_python) for f in fields if not f.is_relation and not isinstance(f, models.JSONField)]


@receiver(class_prepared)
def stand_under_guards(sender: type[models.Model], **kwargs: Any) -> None:
    """Every concrete kept model carries the guards; its migrations see them as constraints."""
    if issubclass(sender, Kept) and not sender._meta.abstract and not sender._meta.proxy:
        add_constraints(sender, [kept_guards(sender)])
