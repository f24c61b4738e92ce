"""How seals and verification read history rows: in the order in which they were written, each by its own format.

The database writes moments and days as the chain does, so that most values come as they are chained.
"""

import hashlib
from operator import itemgetter

from django.db import connection
from django.utils.functional import cached_property

from qms.ledger.chain import WORDS, canonical
from qms.ledger.models import RowFormat

PLACES = ("history_id", "id", "sequence", "head", "mac", "format")
# A column of simple-history's that this program leaves empty: it has columns of its own for the act's words.
LEFT_EMPTY = "history_change_reason"
AS_CHAINED = {
    # Django writes six digits after the second, or none.
    ("sqlite", "DateTimeField"): "substr({0}, 1, 10) || 'T' || substr({0} || '.000000', 12, 15) || '+00:00'",
    ("sqlite", "DateField"): "{0}",
    ("postgresql", "DateTimeField"): "to_char({0} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"+00:00\"')",
    ("postgresql", "DateField"): "to_char({0}, 'YYYY-MM-DD')",
}


class HistoryRows:
    """The history of one kept model as rows of plain values."""

    def __init__(self, model):
        self.model, self.history = model, model.history.model
        self.label, self.table = model._meta.label, model.history.model._meta.db_table
        self._fields = self.history._meta.concrete_fields
        self.columns = [field.attname for field in self._fields]
        self.place = self._picker(PLACES)
        self._words, self._left_empty = self._picker(WORDS), self.columns.index(LEFT_EMPTY)

    @cached_property
    def _converters(self):
        """(place, function, expression) for what Django does to values after reading."""
        return [(n, *each) for n, field in enumerate(self._fields) for each in self._converters_of(field)]

    @cached_property
    def _values(self):
        """{format: what picks its values}, for every format that can still be read."""
        known = [each for each in RowFormat.objects.filter(model=self.label) if each.is_whole()]
        return {each.format: self._picker(each.fields) for each in known if set(each.fields) <= {*self.columns}}

    def after(self, history_id=None, upto=None):
        """The rows after one, up to one, or all, in the order in which they were written. Call inside a transaction."""
        quote = connection.ops.quote_name
        chosen = ", ".join(self._selected(field) for field in self._fields)
        bounds = {"history_id > %s": history_id, "history_id <= %s": upto}
        bounds = {sql: value for sql, value in bounds.items() if value is not None}
        where = f"WHERE {' AND '.join(bounds)}" if bounds else ""
        with connection.chunked_cursor() as cursor:
            cursor.execute(
                f"SELECT {chosen} FROM {quote(self.table)} {where} ORDER BY history_id",
                [*bounds.values()] or None,
            )
            while rows := cursor.fetchmany(2000):
                yield from map(self._converted, rows) if self._converters else rows

    def text(self, row, row_format):
        """The canonical text of a row by the format it names, or None when that format can't be read any more.

        What stands in the column that is left empty belongs to the text, so that it agrees with no head.
        """
        values, words, said = self._values.get(row_format), self._words(row), row[self._left_empty]
        return values and canonical(row_format, values(row), words if said is None else (*words, said))

    def leaf(self, history_id, pk, head, mac, text):
        """The Merkle leaf of a row: a digest of its place and its whole content."""
        return hashlib.sha256(f"{self.label}\x1f{history_id}\x1f{pk}\x1f{head}\x1f{mac}\x1f{text}".encode()).digest()

    def _converted(self, row):
        row = list(row)
        for place, convert, expression in self._converters:
            row[place] = convert(row[place], expression, connection)
        return row

    def _converters_of(self, field):
        """What Django does to a value of this column after reading, where the database does not do it."""
        if (connection.vendor, field.get_internal_type()) in AS_CHAINED:
            return []
        expression = field.get_col(self.table)
        found = [*connection.ops.get_db_converters(expression), *expression.get_db_converters(connection)]
        return [(convert, expression) for convert in found]

    def _selected(self, field):
        column = connection.ops.quote_name(field.column)
        return AS_CHAINED.get((connection.vendor, field.get_internal_type()), "{0}").format(column)

    def _picker(self, names):
        return itemgetter(*map(self.columns.index, names))
