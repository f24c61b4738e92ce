"""The column by which rows stand in Vietnamese order, the same on every database."""

from typing import Any

from django.db import models

from .vietnamese import ORDERED_LETTERS, order_key


class OrderKeyField(models.CharField):
    """Digits made of another column whenever the row is saved; nobody types them, no page shows them.

    A collation would be of one database only: SQLite has none of Vietnamese, and that of PostgreSQL depends on how the
    server was built. A stored key is indexed, and a dump moved between the two keeps its order.
    """

    def __init__(self, *, of: str, **kwargs: Any) -> None:
        self.of = of
        fixed: dict[str, Any] = {"max_length": 10 * ORDERED_LETTERS, "db_index": True, "editable": False, "default": ""}
        super().__init__(**fixed | kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def pre_save(self, model_instance: Any, add: bool) -> Any:
        value = order_key(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, value)
        return value
