"""Tables: rows of cells under their heads, as `<c-table :table="…" />` draws them on every page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from .cells import Cell, as_cell, column, label_of


@dataclass(frozen=True)
class Table:
    """Heads, and for each row its cells; a row of records names its record too."""

    heads: list
    rows: list

    @classmethod
    def of(cls, heads, rows):
        """A table of values or cells, each under its head."""
        heads = [str(each) for each in heads]
        return cls(heads, [{"cells": [as_cell(*pair) for pair in zip(heads, row, strict=True)]} for row in rows])

    @classmethod
    def of_records(cls, record_type, records):
        """Records in the columns of their type, each led to by its number."""
        model, number, page = record_type.model, _("Number"), f"{record_type.url_name}_record"
        columns = [column(model, name) for name in record_type.columns]
        rows = [
            {
                "record": each,
                "cells": [
                    Cell(number, "text", each.number, url=reverse(page, args=[each.pk])),
                    *(made(each) for made in columns),
                ],
            }
            for each in records
        ]
        return cls([number, *(label_of(model, name) for name in record_type.columns)], rows)
