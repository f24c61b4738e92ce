"""What a figure comes to in each month, of whatever rows: in one question."""

from django.db.models import BigIntegerField, Case, DateField, F, Q, Sum, Value, When
from django.db.models.functions import TruncMonth

from qms.people.actors import units_under, visible_paths
from qms.people.models import Unit
from qms.people.scopes import outside_of
from qms.workdays.months import last_of_month


def is_of_months(period):
    """Whether a period is made of whole months."""
    return period.first.day == 1 and period.last == last_of_month(period.last.year, period.last.month)


def by_month(figure, rows, period, among=None):
    """{first day of a month: (part, whole)} of these rows, in one question."""
    counted = told(figure, rows, period, among).order_by().values("month")
    return {row["month"]: (row["a"] or 0, row["b"] or 0) for row in counted.annotate(a=Sum("part"), b=Sum("whole"))}


def sees_all_of(user, unit):
    """Whether a person sees every record of a unit's subtree (None: of every unit) by their posts alone."""
    if outside_of(user) is not None:
        return False
    paths = visible_paths(user)
    if unit is not None:
        return any(unit.path.startswith(path) for path in paths)
    if "_sees_all" not in user.__dict__:
        user.__dict__["_sees_all"] = not Unit.objects.exclude(pk__in=units_under(paths).values("pk")).exists()
    return user.__dict__["_sees_all"]


def told(figure, rows, period, among=None):
    """Rows that are counted, each with its month and what it adds to the part and the whole.

    The hits are looked for among these rows or, where to say which rows they are costs more than to look, among others.
    """
    counted = figure.counted(rows, period)
    part, whole = Value(1), Value(1)
    if figure.sums:
        part, whole = map(F, figure.sums)
    elif figure.hits is not None:
        whole_of_it = counted if among is None else figure.counted(among, period)
        hits = figure.hits(whole_of_it, period).order_by().values("pk")
        part = Case(When(pk__in=hits, then=Value(1)), default=Value(0))
    return counted.annotate(
        month=TruncMonth(figure.day, output_field=DateField()),
        part=part if figure.sums else Case(When(Q(pk__isnull=False), then=part), output_field=BigIntegerField()),
        whole=whole,
    )
