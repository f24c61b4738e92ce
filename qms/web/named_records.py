"""A record that is named beside another thing: as far as whoever reads may see it, and counted where they may not."""

from typing import Any

from django.db.models import ForeignKey

from qms.evidence.record import Record
from qms.lifecycle.registry import type_of
from qms.people.scopes import told_to, unseen_words

from .cells import Cell, record_cell


def record_if_seen(record, user):
    """A record that leads to its page for who may see it; else that there is one."""
    if record is None:
        return Cell("", "text", "")
    if type_of(type(record)) is None:
        return Cell("", "text", str(record))
    return record_cell(record, str(record)) if told_to(user, [record]) else Cell("", "text", unseen_words(1))


class Unseen:
    """Stands in a column where a record stands that the reader may not see."""

    def __str__(self):
        return unseen_words(1)


def hide_unseen(rows, model, names, user):
    """Of rows that are about to be shown in these columns: what they name beyond what the reader may see is hidden.

    One question for each such column. The rows are for showing alone.
    """
    rows = list(rows)
    for name in _beside(model, names):
        keys = {getattr(row, f"{name}_id") for row in rows} - {None}
        related = model._meta.get_field(name).related_model
        seen = set(related.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
        for row in rows:
            if getattr(row, f"{name}_id") in keys - seen:
                row._state.fields_cache[name] = Unseen()
    return rows


def _beside(model, names):
    """Those of the columns that name records which do not belong to their own."""
    fields = [each for each in model._meta.concrete_fields if isinstance(each, ForeignKey)]
    keys: dict[str, Any] = {each.name: each.related_model for each in fields}
    named = [name for name in names if isinstance(name, str) and name not in getattr(model, "belongs_to", ())]
    return [name for name in named if name in keys and issubclass(keys[name], Record)]
