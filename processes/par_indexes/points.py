"""What the points of an index come to: by branch of the tree, by unit, over the years, and where most are lost."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from .models import ParIndex
from .states import IndexState

MOST_LOST = 10


@dataclass
class Sum:
    """Points at most, claimed, checked and confirmed of some criteria."""

    words: Any
    most: Decimal = Decimal(0)
    claimed: Decimal = Decimal(0)
    checked: Decimal = Decimal(0)
    confirmed: Decimal = Decimal(0)
    count: int = 0
    below: dict = field(default_factory=dict)

    def add(self, criterion):
        """Count one more criterion."""
        self.count += 1
        for name in ("most", "claimed", "checked", "confirmed"):
            setattr(self, name, getattr(self, name) + (getattr(criterion, name) or 0))


def tree_of(criteria):
    """Fields, and under each its groups, in the order of the index: {name: Sum with groups below}."""
    found = {}
    for each in criteria:
        top = found.setdefault(each.field, Sum(each.field))
        group = top.below.setdefault(each.group, Sum(each.group, below={}))
        top.add(each)
        group.add(each)
        group.below[each.pk] = each
    return list(found.values())


def by_unit(criteria):
    """What each unit has of its criteria, in the order of the units."""
    found = defaultdict(lambda: None)
    for each in sorted(criteria, key=lambda one: one.unit.path):
        found[each.unit_id] = found[each.unit_id] or Sum(each.unit)
        found[each.unit_id].add(each)
    return list(found.values())


def most_lost(criteria):
    """The criteria that cost most points: by what the city confirmed, else by our own score."""
    losing = [each for each in criteria if each.lost()]
    return sorted(losing, key=lambda each: (-each.lost(), each.position))[:MOST_LOST]


def course_of(index):
    """[(index, its totals)] of this year and those before it, oldest first; drafts tell nothing."""
    rows = ParIndex.objects.filter(unit=index.unit, year__lte=index.year).exclude(state=IndexState.DRAFT)
    return [(each, each.totals()) for each in rows.order_by("year")]
