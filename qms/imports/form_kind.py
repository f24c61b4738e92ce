"""The kind that is told by a form: what a new record asks for is what its sheet has as columns, in and out again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm
from qms.people.rules import posts_fit

from .form_reader import FormReader
from .kinds import NUMBER, Column, ImportKind, declare
from .told_cells import ToldCells, in_pieces

__all__ = ["FormReader", "FormSheet", "declare_sheet"]


@dataclass(frozen=True, kw_only=True)
class FormSheet:
    """A record as a sheet: its model, the form of its creation, by which columns a record is found again, the acts that
    change what the sheet has, other headings of its columns, and what is meant where a column is not there.

    On its way out: `rows(user)` are what stands on the sheet, a line each; `told` says what a row has in a column that
    is no attribute of it, as the form gives it.
    """

    model: Any
    form: type[ActForm]
    matched_by: tuple[str, ...]
    changes: tuple[Any, ...] = ()
    headings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    defaults: dict[str, Any] = field(default_factory=dict)
    find: Callable | None = None
    rows: Callable | None = None
    numbered: bool = True  # a record's number is none of its columns, and goes out with it
    told: dict[str, Callable] = field(default_factory=dict)
    together: bool = False  # a new one begins without asking for others, so that many are created in a few statements

    def fields(self):
        """{name: field} of what the sheet has, in the order of the form."""
        fields = dict(self.form.base_fields)
        order = [*(self.form.field_order or ()), *fields]
        left = {*self.without, *(name for name, each in fields.items() if _is_no_column(each))}
        return {name: fields[name] for name in dict.fromkeys(order) if name in fields and name not in left}

    def columns(self):
        """A column for each field, called as the form calls it, and the number that records go out with."""
        number = (Column(NUMBER, _("Number in this program")),) if self.is_numbered() else ()
        return number + tuple(
            Column(
                name,
                capfirst(str(each.label or name)),
                self.headings.get(name, ()),
                each.required and name not in self.defaults,
                each.help_text,
            )
            for name, each in self.fields().items()
        )

    def is_numbered(self):
        """Whether a record has a number of its own, by which one of several that are called alike is meant."""
        names = {each.name for each in self.model._meta.get_fields()}
        return self.numbered and self.rows is None and "number" in names

    def rows_out(self, user):
        """What stands on the sheet when it goes out, as far as a person sees it."""
        if self.rows:
            return self.rows(user)
        rows = self.model.objects
        return (rows.visible_to(user) if hasattr(rows, "visible_to") else rows.all()).order_by("pk")

    def value_of(self, record, name):
        """What a record has in a column."""
        return self.told[name](record) if name in self.told else getattr(record, name, None)

    def going_out(self, user):
        """{column: cell} of every row, so that the desk reads the same again."""
        cells, fields = ToldCells(), self.form(user=user).fields
        names = list(self.fields())
        for record in in_pieces(self.rows_out(user)):
            number = {NUMBER: record.number} if self.is_numbered() else {}
            yield number | {name: cells.told(fields[name], self.value_of(record, name)) for name in names}

    def may(self, actor):
        """Whether somebody in this capacity creates such records at all; the door asks exactly, row by row."""
        return posts_fit(self.model.who_creates, actor)


def declare_sheet(name, words, sheet, *, may=None, aside="", reader=None, named_by_itself=False):
    """Make a record known as something that comes in as a sheet; `reader` is another class than FormReader."""
    return declare(
        ImportKind(
            name=name,
            words=words,
            columns=sheet.columns,
            opened=lambda record: (reader or FormReader)(sheet, record),
            going_out=lambda user, about="": sheet.going_out(user),
            may=may or sheet.may,
            aside=aside,
            named_by_itself=named_by_itself,
        )
    )


def _is_no_column(field):
    return isinstance(field.widget, forms.HiddenInput) or isinstance(field, forms.FileField)
