"""All rows of one database written into the empty tables of another, whichever kind either is.

They go through the columns' own fields, since the two kinds keep a moment, a number or a list in other ways; what was
written is read again and compared, table by table.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connections
from django.db.models import Model, QuerySet

from qms.ledger.chain import plain

AT_ONCE = 500  # rows that are written, and held in memory, together


class NotCopied(Exception):
    """A table holds other rows than the one it was copied from; names it."""


class Told(NamedTuple):
    """How many rows a table holds, and the sum of their digests: the same in whatever order they are read."""

    rows: int
    digest: int


def models_with_tables() -> list[type[Model]]:
    """Every model that has a table of its own, those between two others included."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def copy_rows(source: str, target: str) -> dict[str, Told]:
    """Write all rows of one database into another; {table: what was read of it}."""
    told = {model._meta.db_table: _copy(model, source, target) for model in models_with_tables()}
    count_on(source, target)
    return told


def compare(alias: str, told: dict[str, Told]) -> None:
    """Read what was written again. Raises NotCopied where it is not what was read."""
    for model in models_with_tables():
        table, digests = model._meta.db_table, [_digest(row) for row in _rows(model, alias)]
        if Told(len(digests), sum(digests)) != told[table]:
            raise NotCopied(f"{table} holds other rows than were read: {len(digests)}, and not {told[table].rows}.")


def _rows(model, alias) -> Iterator[tuple]:
    names = [field.attname for field in model._meta.concrete_fields]
    found: QuerySet[Any] = QuerySet(model).using(alias).order_by("pk")
    return found.values_list(*names).iterator(AT_ONCE)


def _copy(model, source, target):
    to, fields = connections[target], model._meta.concrete_fields
    quote, count, digest = to.ops.quote_name, 0, 0
    names = ", ".join(quote(field.column) for field in fields)
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({', '.join(['%s'] * len(fields))})"
    with to.cursor() as cursor:
        for rows in _together(_rows(model, source)):
            cursor.executemany(sql, [_for_database(row, fields, to) for row in rows])
            count, digest = count + len(rows), digest + sum(map(_digest, rows))
    return Told(count, digest)


def _together(rows: Iterable[tuple]) -> Iterator[list[tuple]]:
    some: list[tuple] = []
    for row in rows:
        some.append(row)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _for_database(row, fields, connection):
    return [
        None if value is None else field.get_db_prep_save(value, connection)
        for field, value in zip(fields, row, strict=True)
    ]


def _digest(row):
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, default=_as_text)
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


def _as_text(value):
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).hex()
    try:
        return plain(value)
    except TypeError:  # what stands in no chain: keys of other systems, durations
        return str(value)


def count_on(source: str, target: str) -> None:
    """Let the target give keys only beyond all that the source ever gave, removed rows included."""
    given = _keys_given(connections[source])
    for model in models_with_tables():
        field = model._meta.auto_field
        if field is not None:
            _count_from(connections[target], model._meta.db_table, field.column, given.get(model._meta.db_table, 0))


def _keys_given(connection):
    """{table: the highest key that was ever given}."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
        else:
            cursor.execute(
                "SELECT split_part(d.refobjid::regclass::text, '.', 1), coalesce(pg_sequence_last_value(d.objid), 0)"
                " FROM pg_depend d JOIN pg_class c ON c.oid = d.objid WHERE c.relkind = 'S' AND d.deptype IN ('a', 'i')"
                " AND d.refclassid = 'pg_class'::regclass AND d.classid = 'pg_class'::regclass"
            )
        return {table.strip('"'): upto for table, upto in cursor.fetchall()}


def _count_from(connection, table, column, given):
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max({quote(column)}), 0) FROM {quote(table)}")
        upto = max(given, cursor.fetchone()[0])
        if not upto:
            return
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, upto])
        else:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [quote(table), column, upto])
