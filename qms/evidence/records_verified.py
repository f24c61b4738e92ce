"""Whether every record is what its last history row says, and every history has its record."""

from django.db import connection

from .findings import Finding


def differing_records(model, keys=None):
    """Yield a Finding for each record, or each of these keys, that is not what its history says."""
    record, history = model._meta, model.history.model._meta
    for pk, has_history in _not_alike(model, keys):
        says = "differs from its last history row" if has_history else "has no history"
        yield Finding(record.db_table, pk, says)
    among, values = _among("h.id", keys)
    gone = (
        f"SELECT DISTINCT h.id FROM {_q(history.db_table)} h LEFT JOIN {_q(record.db_table)} r ON r.id = h.id "
        f"WHERE r.id IS NULL{among} ORDER BY h.id"
    )
    for (pk,) in _rows_of(gone, values):
        yield Finding(record.db_table, pk, "is gone, though its history is there")


def _not_alike(model, keys):
    """(id, whether it has a history) of records that are not what their last history row says."""
    record, history = model._meta, model.history.model._meta
    same = "IS" if connection.vendor == "sqlite" else "IS NOT DISTINCT FROM"
    columns = [_q(field.column) for field in record.concrete_fields]
    alike = " AND ".join(f"r.{column} {same} h.{column}" for column in columns)
    newest = f"SELECT max(n.sequence) FROM {_q(history.db_table)} n WHERE n.id = r.id"
    among, values = _among("r.id", keys)
    return _rows_of(
        f"SELECT r.id, h.id IS NOT NULL FROM {_q(record.db_table)} r LEFT JOIN {_q(history.db_table)} h "
        f"ON h.id = r.id AND h.sequence = ({newest}) WHERE (h.id IS NULL OR NOT ({alike})){among} ORDER BY r.id",
        values,
    )


def _among(column, keys):
    if keys is None:
        return "", None
    return f" AND {column} IN ({', '.join(['%s'] * len(keys)) or 'NULL'})", [*keys]


def _rows_of(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(2000):
            yield from rows


def _q(name):
    return connection.ops.quote_name(name)
