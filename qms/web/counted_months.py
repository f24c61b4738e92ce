"""What a figure comes to in each month, from what was counted beforehand.

What was counted beforehand holds up to a seal. A record that has changed since is taken off again and asked anew, so
the number is exactly what counting gives, at whatever moment; what has changed since the last seal is what it costs.
"""

from collections import defaultdict
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q, Sum, Value
from django.utils.functional import cached_property

from qms.evidence.seals import Seal, sealed_upto
from qms.people.actors import units_under
from qms.workdays.line import FIRST_DAY, LAST_DAY
from qms.workdays.months import first_of_month

from .figure_months import by_month, told
from .models import CountedMonth, CountedRecord, CountedUntil
from .periods import Period

EVER = Period(FIRST_DAY, LAST_DAY)
COLUMNS = ("record_id", "unit_id", "month", "part", "whole")


class KeptMonths:
    """What is kept, as one page or answer asks it: what has changed since is looked for once for all its figures."""

    def __init__(self):
        self._changed = {}

    @cached_property
    def _until(self):
        return {each.figure: each for each in CountedUntil.objects.filter(version=settings.VERSION)}

    def of(self, figure, unit, period):
        """{first day of a month: (part, whole)} over every record of a unit's subtree (None: over all); None where
        nothing is kept."""
        until = self._until.get(figure.name)
        if until is None:
            return None
        changed = self._changed_since(figure, until.upto)
        found = _from_kept(figure, changed, unit, period)
        if changed and _until(figure).seal != until.seal:  # it was counted on in between
            return KeptMonths().of(figure, unit, period)
        return found

    def _changed_since(self, figure, upto):
        key = (figure.model, figure.beside, upto[figure.model._meta.label])
        if key not in self._changed:
            self._changed[key] = list(_changed_since(figure, upto))
        return self._changed[key]


@transaction.atomic
def count_on(figure, seal):
    """Count what has changed up to a seal, or everything where nothing is counted yet; how many records."""
    until = _until(figure)
    if until is not None and until.seal >= seal.number:
        return 0
    sealed = sealed_upto(seal.number)
    covered = {model._meta.label: sealed.get(model._meta.label, 0) for model, _key in _told_by(figure)}
    changed = None if until is None else _changed_since(figure, until.upto)
    number = _count_all(figure) if changed is None else _count_again(figure, list(changed))
    told = {"seal": seal.number, "upto": covered, "version": settings.VERSION}
    CountedUntil.objects.update_or_create(figure=figure.name, defaults=told)
    return number


def forget(*names):
    """Drop what was counted of these figures."""
    for model in (CountedMonth, CountedRecord, CountedUntil):
        model.objects.filter(figure__in=names).delete()


def count_up_to_the_last_seal(figures):
    """Count these figures on; how many records were counted."""
    seal = Seal.objects.last()
    forget(*CountedUntil.objects.exclude(figure__in=[each.name for each in figures]).values_list("figure", flat=True))
    done = dict(CountedUntil.objects.filter(version=settings.VERSION).values_list("figure", "seal"))
    waiting = [each for each in figures if seal is not None and done.get(each.name) != seal.number]
    return sum(count_on(each, seal) for each in waiting)


def faults_of(figure):
    """Months in which what is kept differs from what counting gives: sentences."""
    kept, counted = KeptMonths().of(figure, None, EVER), by_month(figure, figure.model.objects.all(), EVER)
    for month in sorted({*(kept or {}), *counted}) if kept is not None else ():
        was, found = kept.get(month, (0, 0)), counted.get(month, (0, 0))
        if was != found:
            yield f"{figure.name} {month:%m/%Y}: {was[0]}/{was[1]} is kept, counting gives {found[0]}/{found[1]}"


def _until(figure):
    return CountedUntil.objects.filter(figure=figure.name, version=settings.VERSION).first()


def _from_kept(figure, changed, unit, period):
    found = defaultdict(lambda: [0, 0])
    _add(found, _sums(_within(CountedMonth.objects.filter(figure=figure.name), unit, period)), 1)
    for some in _shares(changed):
        off = CountedRecord.objects.filter(figure=figure.name, record_id__in=some)
        _add(found, _sums(_within(off, unit, period)), -1)
        rows = figure.model.objects.filter(pk__in=some)
        rows = rows if unit is None else rows.filter(unit__in=units_under([unit.path]).values("pk"))
        _add(found, by_month(figure, rows, period), 1)
    return {month: tuple(sums) for month, sums in found.items() if any(sums)}


def _add(found, sums, sign):
    for month, (part, whole) in sums.items():
        found[month][0] += sign * part
        found[month][1] += sign * whole


def _sums(rows):
    summed = rows.values("month").annotate(a=Sum("part"), b=Sum("whole")).values_list("month", "a", "b")
    return {month: (part, whole) for month, part, whole in summed}


def _within(rows, unit, period):
    rows = rows.filter(month__range=(first_of_month(period.first), period.last))
    return rows if unit is None else rows.filter(unit_id__in=units_under([unit.path]).values("pk"))


def _shares(keys, size=500):
    """Keys, so many at a time as a question takes."""
    return [keys[start : start + size] for start in range(0, len(keys), size)]


def _told_by(figure):
    """(model whose history tells that a record has changed, by which column it names the record)."""
    parts = [figure.model._meta.get_field(name) for name in figure.beside]
    return [(figure.model, "id"), *((each.related_model, each.field.attname) for each in parts)]


def _changed_since(figure, upto):
    """Keys of the records that have changed, themselves or in the parts that the figure asks for."""
    found = set()
    for model, key in _told_by(figure):
        later = model.history.filter(history_id__gt=upto.get(model._meta.label, 0))
        found.update(later.order_by().values_list(key, flat=True))
    return found


def _count_all(figure):
    forget(figure.name)
    _write_records(figure, figure.model.objects.all())
    rows = CountedRecord.objects.filter(figure=figure.name).order_by()
    cells = rows.values("figure", "unit_id", "month").annotate(a=Sum("part"), b=Sum("whole"))
    _insert(CountedMonth, ("figure", "unit_id", "month", "part", "whole"), cells)
    return rows.count()


def _count_again(figure, changed):
    """Count these records again, and the months of units that they leave and reach."""
    touched, counted = set(), CountedRecord.objects.filter(figure=figure.name)
    for some in _shares(changed):
        before = counted.filter(record_id__in=some)
        touched.update(before.values_list("unit_id", "month"))
        before.delete()
        _write_records(figure, figure.model.objects.filter(pk__in=some))
        touched.update(counted.filter(record_id__in=some).values_list("unit_id", "month"))
    for some in _shares(sorted(touched), 200):
        cells = reduce(or_, (Q(unit_id=unit, month=month) for unit, month in some))
        CountedMonth.objects.filter(cells, figure=figure.name).delete()
        summed = counted.filter(cells).order_by().values("figure", "unit_id", "month")
        _insert(
            CountedMonth,
            ("figure", "unit_id", "month", "part", "whole"),
            summed.annotate(a=Sum("part"), b=Sum("whole")),
        )
    return len(changed)


def _write_records(figure, rows):
    counted = told(figure, rows, EVER).order_by().annotate(figure=Value(figure.name))
    _insert(
        CountedRecord, ("figure", *COLUMNS), counted.values_list("figure", "pk", "unit_id", "month", "part", "whole")
    )


def _insert(model, columns, rows):
    """Write what a question gives, without carrying it through the program."""
    quote = connection.ops.quote_name
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        names = ", ".join(map(quote, columns))
        cursor.execute(f"INSERT INTO {quote(model._meta.db_table)} ({names}) {sql}", params)
