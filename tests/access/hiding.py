"""Records as somebody sees them who may not see some of them: what is hidden is hidden from every question."""

from contextlib import contextmanager
from unittest.mock import patch

from django.contrib.contenttypes.fields import GenericForeignKey

from qms.evidence.record import Record, RecordQuerySet
from qms.lifecycle.registry import record_types

SEEN = RecordQuerySet.visible_to


def kinds():
    """The kinds of records that have pages."""
    return {each.model: each for each in record_types().values()}


def links_between(known=None):
    """(model, name of a relation, kind of what it leads to or None where any) of the links by columns."""
    found, known = [], known or kinds()
    for model in known:
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model in known:
                found.append((model, field.name, field.related_model))
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey):
                found.append((model, field.name, None))
    return found


@contextmanager
def hidden(record):
    """Nobody but the program sees this record."""

    def visible_to(rows, user):
        seen = SEEN(rows, user)
        return seen if user.is_system or rows.model is not type(record) else seen.exclude(pk=record.pk)

    def unseen(original):
        def is_visible_to(row, user):
            same = type(row) is type(record) and row.pk == record.pk
            return (user.is_system or not same) and original(row, user)

        return is_visible_to

    own = [each for each in (Record, *kinds()) if "is_visible_to" in vars(each)]
    patches = [patch.object(RecordQuerySet, "visible_to", visible_to)]
    patches += [patch.object(each, "is_visible_to", unseen(each.is_visible_to)) for each in own]
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()
