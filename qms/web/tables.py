"""Tables: rows of cells under their heads, as `<c-table :table="…" />` draws them on every page."""

from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from .cells import Cell, as_cell, column, label_of


def in_register(cell):
    """A cell as a narrow column has it: a deadline with its days written short, and its day alone."""
    if cell.kind != "deadline":
        return cell
    words = str(cell.value["text"])
    for long in (_("working days"), _("working day")):
        words = words.replace(long, _("w.d."))
    return replace(cell, kind="due", value=(words, cell.value["due"], cell.tone))


@dataclass(frozen=True)
class Table:
    """Heads, and for each row its cells; a row of records names its record too."""

    heads: list
    rows: list
    sorting: list = field(default_factory=list)  # for each head: the address that sorts by it, and how it is sorted

    @classmethod
    def of(cls, heads, rows):
        """A table of values or cells, each under its head."""
        heads = [str(each) for each in heads]
        return cls(heads, [{"cells": [as_cell(*pair) for pair in zip(heads, row, strict=True)]} for row in rows])

    @classmethod
    def of_records(cls, record_type, records, names=()):
        """Records in columns of their type, all or some, each record led to by its number."""
        names = names or record_type.columns
        model, number, page = record_type.model, _("Number"), f"{record_type.url_name}_record"
        columns = [column(model, name) for name in names]
        rows = [
            {
                "record": each,
                "cells": [
                    Cell(number, "text", each.number, url=reverse(page, args=[each.pk])),
                    *(in_register(made(each)) for made in columns),
                ],
            }
            for each in records
        ]
        return cls([number, *(label_of(model, name) for name in names)], rows)

    def sorted_by(self, sorting):
        """The same with heads that sort."""
        return replace(self, sorting=sorting)

    def with_peeks(self, address, pick):
        """The same whose rows can be looked at beside the list, and ticked where `pick`."""
        return replace(self, rows=[row | {"peek": address(row["record"]), "pick": pick} for row in self.rows])

    def in_groups(self, grouped):
        """The same with a head above the rows of each group."""
        return replace(self, rows=list(grouped.marked(self.rows)))

    @property
    def columns(self):
        """Each head with how it sorts."""
        return list(zip(self.heads, self.sorting or ({} for _head in self.heads), strict=False))
