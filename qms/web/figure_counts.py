"""Several figures told over every record of a unit's subtree in one question to the database."""

from django.db.models import Func, Subquery

from qms.people.models import Unit


def told_together(figures, period, unit):
    """{name: FigureValue} of figures that count rows; one that sums what rows hold is asked by itself."""
    counting = [each for each in figures if not each.sums]
    parts = {each.name: each.told_parts(period, unit) for each in counting}
    asked = [_count(rows) for each in counting for rows in parts[each.name]]
    # Of any row there is one of: the counts stand beside each other in the answer, each by its own question.
    numbers = iter(Unit.objects.order_by().values_list(*asked)[:1][0] if asked else ())
    found = {}
    for each in counting:
        counts = [next(numbers) for _rows in parts[each.name]]
        found[each.name] = each.told_of(counts[-1], counts[0], period, unit)
    return found | {each.name: each.told(period, unit) for each in figures if each.sums}


def _count(rows):
    """How many rows these are, whatever they are joined with: their keys narrow the table itself."""
    keys = rows.model._base_manager.filter(pk__in=rows.order_by().values("pk")).order_by()
    return Subquery(keys.annotate(of_these_rows=Func("pk", function="COUNT")).values("of_these_rows"))
