"""How seals and verification read history rows: in the order in which they were written, each by its own format."""

import hashlib
from operator import itemgetter

from qms.ledger.chain import WORDS, canonical
from qms.ledger.models import RowFormat

PLACES = ("history_id", "id", "sequence", "head", "mac", "format")


class HistoryRows:
    """The history of one kept model as rows of plain values."""

    def __init__(self, model):
        self.model, self.history = model, model.history.model
        self.label, self.table = model._meta.label, model.history.model._meta.db_table
        self.columns = [field.attname for field in self.history._meta.concrete_fields]
        self.place = self._picker(PLACES)
        self._words = self._picker(WORDS)
        known = RowFormat.objects.filter(model=self.label)
        self._values = {each.format: self._picker(each.fields) for each in known if self._has(each.fields)}

    def after(self, history_id=None):
        """The rows after one, or all of them, in the order in which they were written."""
        rows = self.history.objects.order_by("history_id")
        if history_id is not None:
            rows = rows.filter(history_id__gt=history_id)
        return rows.values_list(*self.columns).iterator(2000)

    def text(self, row, row_format):
        """The canonical text of a row by the format it names, or None when that format can't be read any more."""
        values = self._values.get(row_format)
        return values and canonical(row_format, values(row), self._words(row))

    def leaf(self, place, text):
        """The Merkle leaf of a row: a digest of its place and its whole content."""
        return hashlib.sha256("\x1f".join((self.label, *map(str, place), text or "")).encode()).digest()

    def _has(self, fields):
        return set(fields) <= set(self.columns)

    def _picker(self, names):
        return itemgetter(*map(self.columns.index, names))
