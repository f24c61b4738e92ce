"""How one row of a model is written: the statement is built once, and every row gives its values to it.

What the database gets is what Django's own save would send; there are no signals, since nobody listens for them here.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, models
from django.db.models.sql import InsertQuery
from django.utils.functional import cached_property


class PreparedWrites:
    """INSERT and UPDATE of one whole row of a model."""

    def __init__(self, model: type[models.Model]) -> None:
        self._model = model
        self._fields = [each for each in model._meta.concrete_fields if not each.primary_key]

    def insert(self, row: Any) -> None:
        """Write a new row, and tell it its key."""
        with connection.cursor() as cursor:
            cursor.execute(self._insert, self._values(row, add=True))
            row.pk = cursor.fetchone()[0]
        row._state.adding, row._state.db = False, connection.alias

    def update(self, row: Any) -> None:
        """Write a row that stands already. Raises DatabaseError where there is none."""
        with connection.cursor() as cursor:
            cursor.execute(self._update, [*self._values(row, add=False), row.pk])
            if cursor.rowcount != 1:
                raise DatabaseError(f"There is no {self._model._meta.label} {row.pk} to be written.")

    def update_all(self, rows: Iterable[Any]) -> None:
        """Write many rows that stand already, each by the same statement."""
        values = [[*self._values(row, add=False), row.pk] for row in rows]
        if values:
            with connection.cursor() as cursor:
                cursor.executemany(self._update, values)

    def _values(self, row: Any, add: bool) -> list[Any]:
        return [each.get_db_prep_save(each.pre_save(row, add), connection) for each in self._fields]

    @cached_property
    def _insert(self) -> str:
        query = InsertQuery(self._model)
        query.insert_values(self._fields, [self._model()])
        compiler: Any = query.get_compiler(connection=connections[DEFAULT_DB_ALIAS])
        compiler.returning_fields = [self._model._meta.pk]
        ((sql, _params),) = compiler.as_sql()
        return sql

    @cached_property
    def _update(self) -> str:
        quote = connection.ops.quote_name
        columns = ", ".join(f"{quote(each.column)} = %s" for each in self._fields)
        key = self._model._meta.pk
        return f"UPDATE {quote(self._model._meta.db_table)} SET {columns} WHERE {quote(key.column)} = %s"


def write_new(model: type[models.Model], rows: Iterable[Any]) -> list[Any]:
    """Write new rows of a model: one by its prepared statement, several together."""
    new = list(rows)
    if len(new) != 1:
        return models.QuerySet(model).bulk_create(new)
    writes_of(model).insert(new[0])
    return new


@cache
def writes_of(model: type[models.Model]) -> PreparedWrites:
    """How the rows of a model are written one by one."""
    return PreparedWrites(model)
