"""How a person looks at a register: in which order, with which columns, how many rows, and on which page of them.

What is asked of the records (`qms.lifecycle.filters`) is the same for scripts; this is the page's own.
"""

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F
from django.utils.functional import cached_property

from qms.ledger.legible import whole_number
from qms.people.models import Unit, User

from .cells import label_of
from .row_groups import groupings

SORT, SHOW, PAGE, ROWS, KEEP, ALL, GROUP = "sort", "show", "page", "rows", "keep", "all", "group"
OWN = (SORT, SHOW, PAGE, ROWS, KEEP, ALL, GROUP)
NUMBER = "number"
SIZES = (50, 100, 200)
LAST_PAGE = 400
# The fields by which what a method tells is put in order: the first that the model has.
BEHIND = {
    "title_text": ("title", "subject", "name", "question", "description"),
    "deadline": ("due_at", "due_on"),
    "due": ("due_at", "due_on"),
    "due_at": ("due_at", "due_on"),
    "in_force": ("in_force_on",),
    "validity": ("effective_on",),
    "verified": ("verified_on",),
}


def asked_only(query):
    """What an address asks of the records, without how they are shown."""
    asked = query.copy()
    for name in OWN:
        asked.pop(name, None)
    return asked


def key_of(column):
    """The name of a column in an address."""
    return column if isinstance(column, str) else column.__name__


def order_of(model, column):
    """The field by which a column is put in order, or "" where no field of the rows says it."""
    if told := getattr(column, "ordered_by", "") or getattr(getattr(model, key_of(column), None), "ordered_by", ""):
        return told
    names = BEHIND.get(key_of(column), (key_of(column),))
    return next((path for path in (_path(model, name) for name in names) if path), "")


def _path(model, name):
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return ""
    if not getattr(field, "concrete", False) or field.many_to_many or field.get_internal_type() == "JSONField":
        return ""
    return name + {User: "__name_order", Unit: "__path"}.get(field.related_model, "")


class Look:
    """One person's look at a register, as its address says it; what it says wrongly is passed over."""

    def __init__(self, record_type, query):
        self.record_type, self.query = record_type, query

    @cached_property
    def columns(self):
        """The columns shown: those chosen, or all."""
        chosen = self.query.getlist(SHOW)
        return tuple(each for each in self.record_type.columns if key_of(each) in chosen) or self.record_type.columns

    @property
    def choices(self):
        """Every column with its label, and whether it is shown."""
        model = self.record_type.model
        return [(key_of(each), label_of(model, each), each in self.columns) for each in self.record_type.columns]

    @cached_property
    def size(self):
        rows = whole_number(self.query.get(ROWS, ""))
        return int(rows) if rows is not None and int(rows) in SIZES else SIZES[0]

    @property
    def sizes(self):
        return [(each, each == self.size) for each in SIZES]

    @cached_property
    def page(self):
        page = whole_number(self.query.get(PAGE, ""))
        return min(max(int(page), 1), LAST_PAGE) if page is not None else 1

    @cached_property
    def sort(self):
        """(key of the column, whether backwards, the field), or None for the usual order, latest first."""
        asked = self.query.get(SORT, "")
        key = asked.removeprefix("-")
        column = next((each for each in (NUMBER, *self.record_type.columns) if key_of(each) == key), None)
        field = column and order_of(self.record_type.model, column)
        return (key, asked.startswith("-"), field) if field else None

    @cached_property
    def groupings(self):
        """The ways in which the rows can be put together."""
        return groupings(self.record_type)

    @cached_property
    def group(self):
        """How the rows are put together, or None."""
        asked = self.query.get(GROUP, "")
        return next((each for each in self.groupings if each.key == asked), None) if asked else None

    @property
    def is_latest_first(self):
        """Whether the rows come as they always do, so that the list goes on by key."""
        return self.sort is None and self.group is None

    @property
    def is_chosen(self):
        """Whether other columns than the usual ones are shown, or the rows are in groups."""
        return self.group is not None or self.columns != self.record_type.columns

    def in_order(self, rows):
        """These rows as they follow one another, group by group; what says nothing comes last."""
        first = self.group.order if self.group else ()
        rows = self.group.prepared(rows) if self.group else rows
        if self.sort is None:
            return rows.order_by(*first, "-pk")
        _key, backwards, field = self.sort
        by = F(field).desc(nulls_last=True) if backwards else F(field).asc(nulls_last=True)
        return rows.order_by(*first, by, "-pk")

    def heads(self):
        """For each column: its key, the address that sorts by it ("" where nothing does), and how it is sorted now."""
        return [self._head(column) for column in (NUMBER, *self.columns)]

    def _head(self, column):
        key = key_of(column)
        if not order_of(self.record_type.model, column):
            return {"key": key, "url": "", "order": ""}
        now = self.sort is not None and self.sort[0] == key
        backwards = now and self.sort is not None and not self.sort[1]
        order = "" if not now else "ascending" if backwards else "descending"
        return {"key": key, "url": self.address(**{SORT: f"-{key}" if backwards else key}), "order": order}

    def address(self, **changed):
        """This look with something changed, from its first page on."""
        query = self.query.copy()
        for name in ("after", PAGE):
            query.pop(name, None)
        for name, value in changed.items():
            query[name] = value
        return f"?{query.urlencode()}"
