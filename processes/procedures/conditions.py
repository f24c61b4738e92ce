"""On what a branch depends: the value of a field against the value that the branch names. Pure: no database."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from qms.text.vietnamese import fold

from .states import Comparison, FieldKind

ORDERED = {FieldKind.NUMBER, FieldKind.DATE}
TRUTH = {"yes": "yes", "co": "yes", "no": "no", "khong": "no"}


def meaning(kind, told):
    """What a value means by the kind of its field, so that two can be compared; None where it means nothing."""
    told = str(told).strip()
    if kind == FieldKind.NUMBER:
        return _number(told)
    if kind == FieldKind.DATE:
        return _day(told)
    if kind == FieldKind.YES_NO:
        return TRUTH.get(fold(told))
    return fold(told) or None


def _number(told):
    try:
        found = Decimal(told.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _day(told):
    for shape in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(told, shape).date()
        except ValueError:
            continue
    return None


def holds(kind, comparison, named, given):
    """Whether a value that was written down compares so with the one that the branch names; never without a value."""
    wanted, have = meaning(kind, named), None if given in (None, "") else meaning(kind, given)
    if wanted is None or have is None:
        return False
    return {
        Comparison.IS: lambda: have == wanted,
        Comparison.IS_NOT: lambda: have != wanted,
        Comparison.LESS: lambda: kind in ORDERED and have < wanted,
        Comparison.AT_LEAST: lambda: kind in ORDERED and have >= wanted,
    }[Comparison(comparison)]()


def in_words(label, comparison, value):
    """The condition as it is read: "number of copies at least 3"."""
    words = str(Comparison(comparison).label) if comparison in Comparison.values else "?"
    value = f"{value:%d/%m/%Y}" if isinstance(value, date) else {"yes": _("yes"), "no": _("no")}.get(value, value)
    return f"{label} {words} {value}"


def field_named(steps, name):
    """(position of its step, field) of a field that a branch names as "B1.key" in a definition; None for no such."""
    code, _dot, key = (name or "").rpartition(".")
    for position, step in enumerate(steps):
        for field in step.get("fields") or []:
            if code and step["code"] == code and field.get("key") == key:
                return position, field
    return None


def condition_of(branch, steps):
    """The condition of a branch of a definition, in words; of one that was read from its row, as that says it."""
    if "condition" in branch:
        return branch["condition"]
    found = field_named(steps, branch.get("field"))
    label = found[1].get("label") if found else branch.get("field") or "?"
    return in_words(label, branch.get("comparison"), branch.get("value") or "?")
