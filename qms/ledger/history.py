"""History rows with columns of their own for the act's words, chained, and never rewritten."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from .chain import format_of, mac_of
from .prepared_writes import write_new
from .row_guards import history_constraints


class Words(models.Model):
    """What a history row says besides the fields of its record."""

    act = models.CharField(max_length=60)
    reason = models.TextField(blank=True)
    on_behalf_of = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    declared_on = models.DateField(null=True, blank=True)
    signature = models.CharField(max_length=64, blank=True)
    format = models.CharField(max_length=12)
    mac = models.CharField(max_length=100)

    class Meta:
        abstract = True


class KeptHistoryManager(HistoryManager):
    """What `row.history` gives; its class is made once, and not anew for everybody who looks at a history."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class, class_name=None):
        return super().from_queryset(queryset_class, class_name)


class KeptHistory(HistoricalRecords):
    """simple-history with our words, people that can't be deleted, and append-only guards."""

    def __init__(self, **kwargs):
        super().__init__(bases=(Words,), inherit=True, history_manager=KeptHistoryManager, **kwargs)

    def add_extra_methods(self, cls):
        """None: simple-history's way to save without history is not offered."""

    def _get_history_user_fields(self):
        return {
            "history_user": models.ForeignKey(
                settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
            )
        }

    def post_save(self, instance, created, **kwargs):
        """Nothing: a kept row writes its history itself, at its place before or after the row."""

    def row_of(self, row: Any, new: bool, entry):
        """The history row of a row as it now is, with the words of the entry; not written yet."""
        model: type[models.Model] = type(row)
        history = _history_of(model)
        return history(
            **{field.attname: getattr(row, field.attname) for field in history.tracked_fields},
            history_type="+" if new else "~",
            history_date=entry.at,
            history_user=entry.by,
            act=entry.act,
            reason=entry.reason,
            on_behalf_of=entry.on_behalf_of,
            declared_on=entry.declared_on,
            signature=entry.signature,
            format=format_of(model),
            mac=mac_of(model._meta.label, row.pk, row.sequence, row.head),
        )

    def insert_all(self, rows: Sequence[tuple[models.Model, bool]], entry):
        """Write the history rows of pairs (row, whether it is new) of one model."""
        if rows:
            write_new(_history_of(type(rows[0][0])), [self.row_of(row, new, entry) for row, new in rows])

    def get_extra_fields(self, model, fields):
        """Refuse a model whose own fields would be written over by the act's words."""
        taken = {field.name for field in Words._meta.local_fields} & set(fields)
        if taken:
            raise ImproperlyConfigured(
                f"{model.__name__}: {', '.join(sorted(taken))} belongs to the history's own words."
            )
        return super().get_extra_fields(model, fields)

    def get_meta_options(self, model):
        own = {"ordering": ("-history_id",), "constraints": history_constraints(model)}
        return super().get_meta_options(model) | own


@cache
def _history_of(model):
    """The model of a kept model's history rows."""
    return model.history.model
