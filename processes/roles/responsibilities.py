"""The matrix of responsibilities: duties by bearers, each place with the share that somebody has in it (5.3)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from qms.people.short_names import short_name

OUTSIDE = None  # the column of bearers that are no unit here


@dataclass(frozen=True)
class Line:
    """One duty of a decision, in the words of the decision, and for each column who has a part in it."""

    decision: object
    words: str
    places: tuple


def matrix_of(duties):
    """(heads, lines): the units that have a duty, in the order of the tree, then all others."""
    units, found = {}, {}
    for duty in duties:
        key = OUTSIDE if duty.outside else duty.unit_id
        units.setdefault(key, duty.unit)
        found.setdefault((duty.decision, duty.words), {}).setdefault(key, []).append(duty)
    keys = sorted(units, key=lambda key: (key is OUTSIDE, units[key].path))
    heads = [_("Others") if key is OUTSIDE else short_name(units[key].name) for key in keys]
    lines = [
        Line(decision, words, tuple(tuple(row.get(key, ())) for key in keys))
        for (decision, words), row in found.items()
    ]
    return heads, lines


def in_order(duties):
    """Duties as the matrix takes them: decision by decision, each in the order in which it was written."""
    return duties.select_related("decision", "unit", "person").order_by("decision_id", "pk")


def who(duty):
    """Who within the unit has it; "" where it is the whole unit."""
    return duty.bearer() if duty.outside or duty.person_id or duty.post else ""
