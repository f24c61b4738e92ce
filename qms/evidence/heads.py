"""The head under which each record's next row must stand: of as many records as there is room for, else asked for."""

from collections import OrderedDict

from django.db import connection

NO_ROW = (0, "")
ROOM = 200_000  # records; what is remembered of one takes some 300 bytes


class Heads:
    """(sequence, head) of the newest row read so far of each record.

    `from_the_first`: every row is read from the beginning on, so what is not known yet has no row.
    """

    def __init__(self, from_the_first):
        self._known, self._all_known = OrderedDict(), from_the_first

    def before(self, rows, history_id, pk, sequence):
        """Where a record stood before one of its rows."""
        found = self._known.get((rows.label, pk))
        if found is not None:
            return found
        if self._all_known or sequence == 1:  # (id, sequence) is unique, so nothing can come before the first
            return NO_ROW
        table = connection.ops.quote_name(rows.table)
        sql = f"SELECT sequence, head FROM {table} WHERE id = %s AND history_id < %s ORDER BY sequence DESC LIMIT 1"
        with connection.cursor() as cursor:
            cursor.execute(sql, [pk, history_id])
            return cursor.fetchone() or NO_ROW

    def put(self, rows, pk, sequence, head):
        """Remember the newest row of a record."""
        self._known[rows.label, pk] = (sequence, head)
        self._known.move_to_end((rows.label, pk))
        if len(self._known) > ROOM:
            self._known.popitem(last=False)
            self._all_known = False
