"""Rows of a register in groups: by what they can be put together, in which order, and how many are in each.

A group is told by the values of a few fields. What a person asks stands in the address (`group`), beside order and
columns, so that it is remembered, named and shared with them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, Count, F, ForeignKey, IntegerField, OuterRef, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.evidence.value_words import label_of_field
from qms.lifecycle.models import Task
from qms.lifecycle.moving_record import MovingRecord
from qms.lifecycle.registry import is_field
from qms.people.models import Unit, User
from qms.people.posts import PostKind

HOLDER = "holder"
HELD = ("held_by", "held_post", "held_unit")
ORDERS = {User: "__name_order", Unit: "__path"}


@dataclass(frozen=True)
class Grouping:
    """One way to put rows together; `words({values})` gives what each group is called."""

    key: str
    label: str
    fields: tuple[str, ...]
    order: tuple[Any, ...]
    words: Callable[[set[tuple[Any, ...]]], dict[tuple[Any, ...], str]]
    beside: dict[str, Any] = field(default_factory=dict)  # what each row must be told of it first

    def prepared(self, rows):
        """These rows, each with the values that tell its group."""
        return rows.annotate(**self.beside) if self.beside else rows

    def of(self, record):
        """The values that tell the group of a row that was read from `prepared` rows."""
        return tuple(getattr(record, name) for name in self.fields)


@dataclass(frozen=True)
class GroupHead:
    """What stands above the rows of a group: its name, how many there are, and of them in each state, and sums."""

    words: str
    count: int
    parts: tuple[tuple[str, int, str], ...] = ()  # (label, count, tone)
    sums: tuple[tuple[str, Any], ...] = ()  # (label of the column, sum)

    @property
    def plain(self):
        """The same as a line of text."""
        more = [f"{label} {count}" for label, count, _tone in self.parts]
        more += [f"{label}: {total}" for label, total in self.sums]
        return f"{self.count}" + (f" ({' · '.join(more)})" if more else "")


def groupings(record_type):
    """The ways to put rows of a type together: by state, unit, a person or choice of its columns, or holder."""
    model, found = record_type.model, []
    names = [name for name in ("state", "unit") if is_field(model, name)]
    names += [name for name in record_type.columns if isinstance(name, str) and name not in names]
    for name in names:
        if is_field(model, name) and (made := _by_field(model, name)):
            found.append(made)
    if issubclass(model, MovingRecord) and is_field(model, "state"):
        found.append(_by_holder(model))
    return found


def _by_field(model, name):
    about = model._meta.get_field(name)
    label = capfirst(_("state") if name == "state" else str(label_of_field(about)))
    if isinstance(about, ForeignKey) and about.related_model in ORDERS:
        order = F(name + ORDERS[about.related_model]).asc(nulls_last=True)
        return Grouping(name, label, (about.attname,), (order,), _names_of(about.related_model))
    if getattr(about, "choices", None):
        places = [When(**{name: value}, then=Value(place)) for place, (value, _label) in enumerate(about.flatchoices)]
        order = Case(*places, default=Value(len(places)), output_field=IntegerField())
        return Grouping(name, label, (name,), (order,), _choices_of(about))
    return None


def _names_of(model):
    def words(groups):
        rows = model._base_manager.in_bulk({key for (key,) in groups if key is not None})
        return {group: str(rows.get(group[0], "")) or _("nobody named") for group in groups}

    return words


def _choices_of(about):
    labels = dict(about.flatchoices)
    return lambda groups: {group: str(labels.get(group[0], group[0])) or _("not said") for group in groups}


def _by_holder(model):
    """By whoever has it: the person or the post whom the most urgent open task of the record waits for."""
    own = ContentType.objects.get_for_model(model)
    waiting = Task.objects.open().filter(record_type=own, record_id=OuterRef("pk")).order_by("due_at", "pk")
    person = waiting.annotate(held=Coalesce("owner_id", "person_id"))
    beside = {
        "held_by": Subquery(person.values("held")[:1]),
        "held_post": Subquery(waiting.values("post")[:1]),
        "held_unit": Subquery(waiting.values("unit")[:1]),
    }
    order = (
        F("held_post").asc(nulls_last=True),
        F("held_unit").asc(nulls_last=True),
        F("held_by").asc(nulls_last=True),
    )
    return Grouping(HOLDER, _("Whoever has it"), HELD, order, _holders, beside)


def _holders(groups):
    people = User.objects.in_bulk({person for person, _post, _unit in groups if person})
    units = Unit.objects.in_bulk({unit for _person, _post, unit in groups if unit})
    posts = dict(PostKind.choices)

    def called(person, post, unit):
        if person:
            return str(people.get(person, ""))
        return f"{posts.get(post, post)} – {units.get(unit, '')}" if post else _("nobody is waited for")

    return {group: called(*group) for group in groups}


class Grouped:
    """The groups of the rows found, each with its head; counted in one query."""

    def __init__(self, grouping, found, columns=()):
        self.grouping, model = grouping, found.model
        self.sums = [name for name in columns if _is_quantity(model, name)]
        self.states = is_field(model, "state") and grouping.key != "state"
        self.heads = self._read(grouping.prepared(found).order_by(), model)

    def _read(self, rows, model):
        fields = (*self.grouping.fields, *(["state"] if self.states else []))
        counted = rows.values(*fields).annotate(
            rows_there=Count("pk", distinct=True), **{f"sum_{name}": Sum(name) for name in self.sums}
        )
        found = {}
        for row in counted:
            found.setdefault(tuple(row[name] for name in self.grouping.fields), []).append(row)
        words = self.grouping.words(set(found))
        return {group: self._head(words[group], rows, model) for group, rows in found.items()}

    def _head(self, words, rows, model):
        count = sum(row["rows_there"] for row in rows)
        labels = {name: capfirst(str(label_of_field(model._meta.get_field(name)))) for name in self.sums}
        sums = tuple((labels[name], sum(row[f"sum_{name}"] or 0 for row in rows)) for name in self.sums)
        return GroupHead(words, count, self._parts(rows, model) if self.states else (), sums)

    @staticmethod
    def _parts(rows, model):
        about, counts = model._meta.get_field("state"), {row["state"]: row["rows_there"] for row in rows}
        return tuple(
            (str(label), counts[value], str(about.states(value).tone))
            for value, label in about.choices
            if value in counts
        )

    def head_of(self, record):
        """The head of the group in which a row is."""
        return self.heads.get(self.grouping.of(record))

    def marked(self, rows):
        """Rows of a table, the first of each group under its head."""
        last = None
        for row in rows:
            head = self.head_of(row["record"])
            yield row | ({"head": head} if head is not last else {})
            last = head


def _is_quantity(model, name):
    """Whether a column is a number of which a sum says something."""
    if not isinstance(name, str) or not is_field(model, name):
        return False
    about = model._meta.get_field(name)
    kinds = ("IntegerField", "PositiveIntegerField", "DecimalField", "BigIntegerField", "PositiveSmallIntegerField")
    return about.get_internal_type() in kinds and not about.choices and name not in ("year", "number", "sequence")
