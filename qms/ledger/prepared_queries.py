"""Queries that every act asks: built once and asked with another key each time; building costs more than asking.

They give what their querysets would give: whole rows, with the relations selected along and what was annotated.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import QuerySet
from django.db.models.query import get_related_populators  # type: ignore[attr-defined]
from django.utils.functional import cached_property

# Stands for the key while a query is built; no row has it. Where a text is asked for, it stands as a text.
KEY = 2**62
STAND_INS = (KEY, str(KEY))


@dataclass(frozen=True)
class _Plan:
    """The SQL, what its columns need after reading, and how they make a row with its relations."""

    sql: str
    params: tuple
    converters: list
    make: Any
    columns: list
    relations: list
    annotations: dict


class Prepared:
    """A query about one key, a number or a text; `build(key)` gives its queryset."""

    def __init__(self, build: Callable[[Any], QuerySet[Any]]) -> None:
        self._build = build

    def rows(self, key: Any) -> list[Any]:
        """The rows about this key."""
        plan = self._plan
        with connection.cursor() as cursor:
            cursor.execute(plan.sql, [key if each in STAND_INS else each for each in plan.params])
            found = cursor.fetchall()
        return [self._made(plan, list(row)) for row in found]

    def values(self, key: Any) -> list[Any]:
        """What a queryset of values tells about this key, as the database writes it: for texts and keys."""
        sql, params = self._sql
        with connection.cursor() as cursor:
            cursor.execute(sql, [key if each in STAND_INS else each for each in params])
            return cursor.fetchall()

    @staticmethod
    def _made(plan, row):
        for place, convert, expression in plan.converters:
            row[place] = convert(row[place], expression, connection)
        made = plan.make(DEFAULT_DB_ALIAS, plan.columns, row[: len(plan.columns)])
        for relation in plan.relations:
            relation.populate(row, made)
        for name, place in plan.annotations.items():
            setattr(made, name, row[place])
        return made

    @cached_property
    def _sql(self):
        return self._build(KEY).query.get_compiler(connection=connections[DEFAULT_DB_ALIAS]).as_sql()

    @cached_property
    def _plan(self):
        compiler = self._build(KEY).query.get_compiler(connection=connections[DEFAULT_DB_ALIAS])
        sql, params = compiler.as_sql()
        selected = [expression for expression, *_sql in compiler.select]
        own = compiler.klass_info["select_fields"]
        return _Plan(
            sql=sql,
            params=params,
            converters=[
                (place, convert, expression)
                for place, (converts, expression) in compiler.get_converters(selected).items()
                for convert in converts
            ],
            make=compiler.klass_info["model"].from_db,
            columns=[selected[place].target.attname for place in own],
            relations=get_related_populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS),
            annotations=compiler.annotation_col_map,
        )
