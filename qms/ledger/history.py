"""History rows with columns of their own for the act's words, chained, and never rewritten."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.dispatch import receiver
from simple_history.models import HistoricalRecords
from simple_history.signals import pre_create_historical_record

from .chain import format_of, mac_of
from .entry import current_entry
from .standing import history_guards, key_fields


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


class KeptHistory(HistoricalRecords):
    """simple-history with our words, people that can't be deleted, and append-only guards."""

    def __init__(self, **kwargs):
        super().__init__(bases=(Words,), inherit=True, **kwargs)

    def add_extra_methods(self, cls):
        """None: simple-history's way to save without history is not offered."""

    def _get_history_user_fields(self):
        return {
            "history_user": models.ForeignKey(
                settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
            )
        }

    def get_history_user(self, instance):
        return current_entry().by

    def get_extra_fields(self, model, fields):
        """Refuse a model whose own fields would be written over by the act's words."""
        taken = {field.name for field in Words._meta.local_fields} & set(fields)
        if taken:
            raise ImproperlyConfigured(
                f"{model.__name__}: {', '.join(sorted(taken))} belongs to the history's own words."
            )
        return super().get_extra_fields(model, fields)

    def get_meta_options(self, model):
        label = model._meta.label_lower.replace(".", "_")
        keys = [
            models.UniqueConstraint(fields=["id", "sequence"], name=f"{label}_h_once"),
            models.UniqueConstraint(fields=key_fields(model), name=f"{label}_h_key"),
        ]
        return super().get_meta_options(model) | {
            "ordering": ("-history_id",),
            "constraints": [*keys, *history_guards(model, keys)],
        }


@receiver(pre_create_historical_record)
def write_words(instance, history_instance, **kwargs):
    """Fill the columns that simple-history does not know."""
    entry = current_entry()
    row = history_instance
    row.act, row.reason = entry.act, entry.reason
    row.on_behalf_of, row.declared_on, row.signature = entry.on_behalf_of, entry.declared_on, entry.signature
    row.format = format_of(type(instance))
    row.mac = mac_of(instance._meta.label, instance.pk, instance.sequence, instance.head)
