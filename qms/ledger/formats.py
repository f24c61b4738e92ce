"""Remembers the list of fields behind every row format, so that rows of earlier versions stay readable."""

from django.apps import apps
from django.db import router

from .chain import fields_of, format_of


def kept_models():
    """Every concrete model whose rows are kept, in the order of their names."""
    from .kept import Kept

    models = [model for model in apps.get_models() if issubclass(model, Kept)]
    return sorted(models, key=lambda model: model._meta.label)


def altered_formats():
    """Yield (table, format, sentence) for lists of fields that are not those by which rows were written."""
    from .models import RowFormat

    for each in RowFormat.objects.order_by("format"):
        if not each.is_whole():
            yield RowFormat._meta.db_table, each.format, "its fields are not those that the history was written by"


def remember_formats(sender, using="default", **kwargs):
    """After every migration: note the present format of the app's kept models."""
    from .models import RowFormat

    if not router.allow_migrate_model(using, RowFormat):
        return
    if RowFormat._meta.db_table not in _tables(using):
        return
    for model in kept_models():
        if model._meta.app_label == sender.label or sender.label == "ledger":
            RowFormat.objects.using(using).get_or_create(
                format=format_of(model), defaults={"model": model._meta.label, "fields": list(fields_of(model))}
            )


def _tables(using):
    from django.db import connections

    return connections[using].introspection.table_names()
