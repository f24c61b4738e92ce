"""What a value is written as on a sheet that goes out: words that people read, and that the desk reads as it again."""

from datetime import date, datetime
from decimal import Decimal

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.ledger.now import local, today

from .cell_values import Cells, Unclear, bare, names_of
from .reading.wordings import one_line

PIECE = 500


class ToldCells:
    """Cells of one sheet, each tried on the desk's own reader: where its words are not certain its key stands."""

    def __init__(self):
        self.cells, self._known = Cells(today().year, {}), {}

    def told(self, field, value):
        """The cell of a value."""
        if hasattr(value, "all"):
            value = list(value.all())
        if value in (None, "") or value == []:
            return None
        if isinstance(field, forms.ModelMultipleChoiceField):
            return "; ".join(self._named(field, each) for each in value)
        if isinstance(field, forms.ModelChoiceField):
            return self._named(field, value)
        if isinstance(field, forms.MultipleChoiceField):
            return "; ".join(self._chosen(field, each) for each in field.prepare_value(value))
        if isinstance(field, forms.ChoiceField):
            return self._chosen(field, value)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, datetime):
            return local(value).replace(tzinfo=None)
        return value

    def _named(self, field, row):
        by = field.to_field_name or "pk"
        model = field.queryset.model
        key = str(getattr(row, by)) if isinstance(row, model) else str(row)
        names = names_of(row) if isinstance(row, model) else []
        return self._certain(field, (model, by), key, names)

    def _chosen(self, field, value):
        flat = []
        for key, label in field.choices:
            flat += label if isinstance(label, (list, tuple)) else [(key, label)]
        labels = [capfirst(str(label)) for key, label in flat if str(key) == str(value)]
        return self._certain(field, (id(field), "choice"), str(value), labels)

    def _certain(self, field, about, key, names):
        """The first of the names that is read as the key again; else the key."""
        if (about, key) not in self._known:
            self._known[about, key] = next((each for each in names if self._read(field, each) == key), key)
        return self._known[about, key]

    def _read(self, field, text):
        try:
            sent = self.cells.sent(field, text)
        except Unclear:
            return None
        return str(sent[0]) if isinstance(sent, list) and len(sent) == 1 else str(sent)


def as_cell(value):
    """A value as a cell of a file gives it back: texts in one way, numbers without what their kind adds."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, (int, float, Decimal)):
        return Decimal(str(value)).normalize()
    if isinstance(value, datetime):
        return value.replace(microsecond=0, tzinfo=None)
    if isinstance(value, date):
        return value
    return one_line(bare(value))


def in_pieces(rows):
    """All rows, in the order of their keys, some at a time in memory, with what they name read together."""
    if not hasattr(rows, "iterator"):
        yield from rows
        return
    model, rows = rows.model, rows.order_by("pk")
    if hasattr(model, "reads_with"):
        rows = rows.select_related(*model.reads_with)
    after = None
    while piece := list((rows.filter(pk__gt=after) if after is not None else rows)[:PIECE]):
        yield from piece
        after = piece[-1].pk
