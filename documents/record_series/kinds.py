"""Which records of the program the list can speak of; each room above says it of its own in its `handlers.py`.

Of a kind is told in which states its records are over, and which personal data go with them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, OuterRef, Subquery


@dataclass(frozen=True)
class KeptKind:
    """Records of a model that are kept for a time once they are over."""

    model: Any
    over: tuple
    identities: Callable[[Any], list] = lambda record: []

    @property
    def label(self):
        return self.model._meta.label

    def rows_over(self, unit):
        """Those of a unit and the units below it that are over, each with the moment in which it last changed."""
        last = self.model.history.filter(id=OuterRef("pk")).order_by().values("id")
        rows = self.model._base_manager.filter(state__in=self.over, unit__path__startswith=unit.path)
        return rows.annotate(over_at=Subquery(last.annotate(at=Max("history_date")).values("at"))).order_by("pk")


_kinds: dict[str, KeptKind] = {}


def keeps(model, over, identities=None):
    """Tell of a kind of record that the list of records can name."""
    given = {"identities": identities} if identities else {}
    _kinds[model._meta.label] = KeptKind(model, tuple(over), **given)


def kind_of(label):
    """The kind with this label, or None for what the program does not hold."""
    return _kinds.get(label)


def choices():
    """(label, words) of all kinds, for a form."""
    return [(label, str(kind.model._meta.verbose_name_plural)) for label, kind in sorted(_kinds.items())]


def all_kinds():
    """All kinds that rooms have told of."""
    return list(_kinds.values())
