"""Rows that decide something and have no history: a keyed digest of what they say stands in the row itself.

Who has the database alone can change or add such a row and can't give it the digest. That a row is gone, the marks in
the seals show; that an older row was put back with its older digest, nothing here does.
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models

from .chain import plain, tag, tag_is_right

AT_ONCE = 2000


class KeyedField(models.CharField):
    """The keyed digest of other columns (`of`), made whenever the row is written."""

    def __init__(self, *args: Any, of: Iterable[str] = (), **kwargs: Any):
        self.of = (*of,)
        always: dict[str, Any] = {"max_length": 100, "editable": False, "default": ""}
        super().__init__(*args, **always | kwargs)

    def deconstruct(self):
        """A migration knows the column, not what it is made of."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs

    def pre_save(self, model_instance, add):
        value = tag(*self.said_by(model_instance))
        setattr(model_instance, self.attname, value)
        return value

    def said_by(self, row):
        """What the digest is of, the same before writing and after reading."""
        model = type(row)
        values = [model._meta.get_field(name).to_python(getattr(row, name)) for name in self.of]
        return [model._meta.label, *map(_text, values)]

    def is_right(self, row):
        """Whether this program wrote the row as it stands."""
        return tag_is_right(getattr(row, self.attname), *self.said_by(row))


def _text(value):
    if value is None or isinstance(value, (str, int)):
        return value
    return plain(value)


def keyed_field(model):
    """The keyed column of a table, or None."""
    return next((field for field in model._meta.local_fields if isinstance(field, KeyedField)), None)


def keyed_models():
    """The tables whose rows carry a keyed digest, by their names."""
    found = [each for each in apps.get_models() if not each._meta.proxy and keyed_field(each)]
    return sorted(found, key=lambda model: model._meta.label)


def foreign_rows(model, newest=None):
    """Keys of the rows, or of so many of the newest, that this program did not write as they stand."""
    field = keyed_field(model)
    rows = model._base_manager.order_by("-pk").only("pk", field.name, *field.of)[:newest]
    return sorted(row.pk for row in rows.iterator(AT_ONCE) if not field.is_right(row))
