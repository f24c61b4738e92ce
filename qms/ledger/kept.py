"""The Kept base: a row with a sequence, a chained head and a history; it is never lost and never changes in silence."""

from django.db import models, transaction
from django.db.models.signals import class_prepared
from django.dispatch import receiver

from .chain import canonical, fields_of, format_of, next_head
from .entry import current_entry
from .history import KeptHistory
from .standing import add_constraints, kept_guards

KEPT_HISTORY = KeptHistory()


class NotAllowedOnKeptRows(Exception):
    """Kept rows change one by one, by save inside a recording; they are never deleted."""


class KeptQuerySet(models.QuerySet):
    """Reads as ever; writes in bulk, which would leave no history, raise."""

    def _refuse(self, *args, **kwargs):
        raise NotAllowedOnKeptRows("Kept rows change one by one, inside recording(…), and are never deleted.")

    update = delete = bulk_create = bulk_update = update_or_create = get_or_create = _refuse
    update.alters_data = delete.alters_data = True


class Kept(models.Model):
    """A row whose every change is numbered, chained and kept (7.5.3)."""

    sequence = models.PositiveIntegerField(default=0, editable=False)
    head = models.CharField(max_length=64, editable=False)

    history = KEPT_HISTORY
    objects = KeptQuerySet.as_manager()

    class Meta:
        abstract = True

    @transaction.atomic(savepoint=False)
    def save(self, *args, **kwargs):
        """Write the row and its history row together. Raises NotRecorded outside of a recording."""
        if kwargs.get("update_fields") is not None:
            raise NotAllowedOnKeptRows("A kept row is written whole, as its history row is.")
        if self.get_deferred_fields():
            raise NotAllowedOnKeptRows("A kept row is read whole before it is written.")
        entry = current_entry()
        self._clean_values()
        self.sequence += 1
        self._history_date = entry.at
        self.head = next_head(self.head, self._canonical(entry))
        if self._state.adding:
            super().save(*args, **kwargs)
        else:
            self._save_after_its_history(*args, **kwargs)

    def _save_after_its_history(self, *args, **kwargs):
        """A change is written down before it is made: the database lets no row change that has no history row yet."""
        KEPT_HISTORY.create_historical_record(self, "~")
        self.skip_history_when_saving = True
        try:
            super().save(*args, **kwargs)
        finally:
            del self.skip_history_when_saving

    def delete(self, *args, **kwargs):
        raise NotAllowedOnKeptRows("Kept rows are never deleted.")

    def _clean_values(self):
        """Bring every value to its column's type, so that the chain covers what the database will hold."""
        for field in self._meta.concrete_fields:
            if not field.is_relation and not isinstance(field, models.JSONField):
                self.__dict__[field.attname] = field.to_python(self.__dict__.get(field.attname))

    def _canonical(self, entry):
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


@receiver(class_prepared)
def stand_under_guards(sender, **kwargs):
    """Every concrete kept model carries the guards; its migrations see them as constraints."""
    if issubclass(sender, Kept) and not sender._meta.abstract and not sender._meta.proxy:
        add_constraints(sender, kept_guards(sender))
