"""All rows of a database as JSON that both databases can take up again, many versions later.

Each column carries the kind of its values, so that loading asks nothing of the models of that day.
"""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.migrations.recorder import MigrationRecorder

AUTOMATIC = ("AutoField", "BigAutoField", "SmallAutoField")


def rows_of(connection):
    """[{table, columns: [[name, kind]], rows}] of every table that has rows."""
    everything = [*apps.get_models(include_auto_created=True), MigrationRecorder(connection).Migration]
    kept = [model for model in everything if model._meta.managed and not model._meta.proxy]
    tables = (_table(model) for model in sorted(kept, key=lambda model: model._meta.db_table))
    return [table for table in tables if table["rows"]]


def _table(model):
    fields = model._meta.concrete_fields
    rows = models.QuerySet(model).order_by("pk").values_list(*(field.attname for field in fields))
    return {
        "table": model._meta.db_table,
        "columns": [[field.column, kind_of(field)] for field in fields],
        "rows": [
            [plain(field.get_prep_value(value)) for field, value in zip(fields, row, strict=True)] for row in rows
        ],
    }


def kind_of(field):
    """The name of Django's own field for a column; a key to another row has the kind of that row's key."""
    while field.is_relation:
        field = field.target_field
    return field.get_internal_type()


def plain(value):
    """A value as JSON holds it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, (Decimal, UUID)) else value


def put(connection, tables):
    """Write the rows into the tables that stand there, as a restored backup would: in any order, keys held at its end.

    Raises IntegrityError where a row names another that is not there.
    """
    for table in tables:
        _put(connection, table)
    if connection.vendor == "postgresql":
        _count_on(connection, tables)


def _put(connection, table):
    quote = connection.ops.quote_name
    names = ", ".join(quote(name) for name, _kind in table["columns"])
    places = ", ".join(["%s"] * len(table["columns"]))
    to_database = [_writer(kind, connection) for _name, kind in table["columns"]]
    rows = [[write(value) for write, value in zip(to_database, row, strict=True)] for row in table["rows"]]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quote(table['table'])} ({names}) VALUES ({places})", rows)


def _writer(kind, connection):
    """What brings a value of this kind to the database; keys and nothing are what they are."""
    if kind == "DecimalField":  # Django's own would round it, and the rows are kept as they were
        write = Decimal
    elif kind in AUTOMATIC:
        write = int
    else:
        field = getattr(models, kind)()
        write = lambda value: field.get_db_prep_save(field.to_python(value), connection)  # noqa: E731
    return lambda value: None if value is None else write(value)


def _count_on(connection, tables):
    """PostgreSQL counts its keys apart from the rows."""
    quote = connection.ops.quote_name
    counted = [(quote(each["table"]), name) for each in tables for name, kind in each["columns"] if kind in AUTOMATIC]
    with connection.cursor() as cursor:
        for table, name in counted:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [table, name])
            if sequence := cursor.fetchone()[0]:  # a key to another row has its kind, and no count of its own
                cursor.execute(f"SELECT setval('{sequence}', max({quote(name)})) FROM {table}")
