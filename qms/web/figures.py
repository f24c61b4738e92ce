"""Figures: numbers that open the records behind them (9.1.1).

A slice declares a figure once, as a question to its rows. The number on a page and the list it opens are the same
question asked twice, so they can't differ; a figure that is taken for the record keeps the keys it counted,
by their count and digest (`qms/evidence/counted_keys.py`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from qms.evidence.counted_keys import keep_keys
from qms.ledger.now import today
from qms.people.actors import units_under
from qms.text.quantities import rounded

from .counted_months import KeptMonths
from .figure_months import by_month, is_of_months, sees_all_of
from .measures import behind_words, percent, value_words
from .periods import Period, PeriodKind, period_of

HITS, REST, ALL = "hits", "rest", "all"

_figures, _goal_finders = {}, []


@dataclass(frozen=True)
class Figure:
    """A number declared once: `counted(rows, period)` narrows the rows of the model to those it is about.

    A share of rows has `hits(counted, period)` too; a share of what rows hold names two of their columns in `sums`, the
    part and the whole, so that a row with more in it counts for more. With neither, the figure is how many are counted.
    `only_now` marks what can be told of the present alone;
    `settles_after` is how many days after a period its number stands still. `day` names the column that says in which
    period a row is counted: where it is the row's own, the figure is kept by month (`beside` are the parts of a record
    that it asks besides the row).
    """

    name: str
    question: Any
    label: Any
    formula: Any
    measure: str
    model: type
    counted: Callable
    hits: Callable | None = None
    sums: tuple[str, str] | None = None
    hit_words: Any = ""
    rest_words: Any = ""
    clause: str = "9.1.1"
    review_input: str = ""  # the input of 9.3.2 that it is gathered for, like "c4"
    only_now: bool = False
    settles_after: int = 0
    day: str = ""
    beside: tuple[str, ...] = ()
    overview: int = 0  # where it stands on the leaders' page; 0: nowhere

    @property
    def is_kept(self):
        """Whether what it comes to is counted beforehand, by unit and month: the row itself says when it counts."""
        return bool(self.day) and "__" not in self.day

    def seen_by(self, user, unit=None):
        """The rows that a person may see, of a unit's subtree where one is named."""
        return _of_unit(self.model.objects.visible_to(user), unit)

    def part(self, rows, period, part=ALL):
        """Of these rows: all that are counted, the hits, or the rest."""
        counted = self.counted(rows, period)
        if part == ALL or self.hits is None:
            return counted
        hits = self.hits(counted, period)
        return hits if part == HITS else counted.exclude(pk__in=hits.order_by().values("pk"))

    def of(self, user, period=None, unit=None, kept=None):
        """The number as a person may see it: over the records visible to them."""
        (value,) = self.course(user, [period or this_year()], unit, kept)
        return value

    def course(self, user, periods, unit=None, kept=None):
        """The number in each period as a person may see it; `kept` is what a page asks for all its figures."""
        if not (self.day and all(map(is_of_months, periods))):
            rows = self.seen_by(user, unit)
            return [FigureValue(self, each, unit, *self._reckon(self.part(rows, each), each)) for each in periods]
        whole = Period(periods[0].first, periods[-1].last)
        months = None
        if self.is_kept and sees_all_of(user, unit):
            months = (kept or KeptMonths()).of(self, unit, whole)
        if months is None:
            months = by_month(self, self.seen_by(user, unit), whole, among=self.model.objects.all())
        return [FigureValue(self, each, unit, *self._of_months(months, each)) for each in periods]

    def _of_months(self, months, period):
        """(value, numerator, denominator) of a period, of what each of its months came to."""
        within = [sums for month, sums in months.items() if period.first <= month <= period.last]
        part, whole = (sum(each[place] for each in within) for place in (0, 1))
        return self._share(part, whole) if self.sums else self._value(part, whole)

    def told(self, period, unit=None):
        """The number over every record of the unit's subtree, with nothing kept of it."""
        counted = self.part(_of_unit(self.model.objects.all(), unit), period)
        return FigureValue(self, period, unit, *self._reckon(counted, period))

    def told_parts(self, period, unit=None):
        """The rows that `told` counts: all of them, and the hits where it is a share."""
        counted = self.part(_of_unit(self.model.objects.all(), unit), period)
        return [counted] if self.hits is None else [counted, self.hits(counted, period)]

    def told_of(self, hits, total, period, unit=None):
        """The number that these counts come to."""
        return FigureValue(self, period, unit, *self._value(hits, total))

    def taken(self, period, unit=None):
        """The same, keeping the keys it counted beside the evidence. Call inside a transaction."""
        counted = self.part(_of_unit(self.model.objects.all(), unit), period)
        rows = list(counted.order_by("pk").values_list("pk", "sequence"))
        hits = {key for key, _sequence in rows}
        if self.hits is not None:
            hits &= set(self.hits(counted, period).order_by().values_list("pk", flat=True))
        label = self.model._meta.label
        keys = {
            "model": label,
            "hits": keep_keys(label, [each for each in rows if each[0] in hits]),
            "rest": keep_keys(label, [each for each in rows if each[0] not in hits]),
        }
        reckoned = self._share(*self._summed(counted)) if self.sums else self._value(len(hits), len(rows))
        return Taken(*reckoned, keys=keys)

    def _reckon(self, counted, period):
        if self.sums:
            return self._share(*self._summed(counted))
        total = counted.order_by().count()
        if self.hits is None:
            return self._value(total, total)
        return self._value(self.hits(counted, period).order_by().count(), total)

    def _value(self, hits, total):
        return (Decimal(hits), hits, None) if self.hits is None else self._share(hits, total)

    @staticmethod
    def _share(part, whole):
        """(value, numerator, denominator); a share of nothing has no value."""
        share = percent(part, whole)
        return (None if share is None else rounded(share)), part, whole

    def _summed(self, counted):
        """The sums of the two columns over these rows."""
        part, whole = self.sums
        return tuple(each or 0 for each in counted.order_by().aggregate(a=Sum(part), b=Sum(whole)).values())

    @property
    def parts(self):
        """The lists that the number opens, by name and words."""
        if self.hits is None:
            return [(ALL, self.label)]
        return [(ALL, _("all that are counted")), (HITS, self.hit_words), (REST, self.rest_words)]


@dataclass(frozen=True)
class FigureValue:
    """A figure for one reader, period and unit."""

    figure: Figure
    period: Period
    unit: Any
    value: Decimal | None
    numerator: Any
    denominator: int | None

    def url(self, part=ALL):
        """Where the records behind it stand."""
        return figure_url(self.figure, self.period, self.unit, part)

    def words(self):
        return value_words(self.value, self.figure.measure)

    def period_words(self):
        return _("today") if self.figure.only_now else self.period.words()

    def behind(self):
        return behind_words(self.numerator, self.denominator)


@dataclass(frozen=True)
class Taken:
    """A figure as it is kept: what it was, of how much, and how the records behind it, as they then were, are named."""

    value: Decimal | None
    numerator: Any
    denominator: int | None
    keys: dict


@dataclass(frozen=True)
class Goal:
    """What somebody has set themselves for a figure: the number to reach, in words, and where it is set."""

    target: Decimal
    direction: str
    warning: Decimal
    words: str
    url: str = ""

    def tone_of(self, value):
        """How a number stands to it: good, soon (missed by little), late, or plain where there is none."""
        if value is None:
            return "plain"
        missed_by = self.target - value if self.direction == "at_least" else value - self.target
        return "good" if missed_by <= 0 else "soon" if missed_by <= self.warning else "late"

    def tone_words(self, value):
        """The same in words."""
        words = {
            "plain": _("nothing to count"),
            "good": _("reaches the target"),
            "soon": _("misses the target by little"),
            "late": _("misses the target"),
        }
        return words[self.tone_of(value)]


def declare(figure):
    """Make a figure known; returns it."""
    _figures[figure.name] = figure
    return figure


def figures():
    """Every figure, in the order in which they were declared."""
    return list(_figures.values())


def kept_figures():
    """Those that are counted beforehand, by unit and month."""
    return [each for each in _figures.values() if each.is_kept]


def figures_for(review_input):
    """The figures gathered for an input of a management review (9.3.2), in the order of their declaration."""
    return [each for each in _figures.values() if each.review_input == review_input]


def figure_named(name):
    """The figure of a name, or None."""
    return _figures.get(name)


def label_of(name):
    """What a figure is called; one that was declared no more keeps its name."""
    known = figure_named(name)
    return known.label if known else name


def finds_goals(finder):
    """Register `finder(user, unit) -> {figure name: Goal}`: what is aimed at, known to an upper room."""
    _goal_finders.append(finder)
    return finder


def goals(user, unit=None):
    """What is aimed at now, by the names of figures."""
    found = {}
    for finder in _goal_finders:
        found |= finder(user, unit)
    return found


def this_year():
    """The year that runs."""
    return period_of(PeriodKind.YEAR, today())


def figure_url(figure, period, unit=None, part=ALL):
    """The page of a figure for a period, a unit, and one of its parts."""
    asked = {"part": part} if part != ALL else {}
    return f"{reverse('figure', args=[figure.name])}?{figure_query(period, unit, **asked)}"


def figure_query(period, unit=None, **asked):
    """A period and a unit as addresses name them."""
    said = {"from": period.first.isoformat(), "until": period.last.isoformat()}
    return urlencode(said | ({"unit": unit.code} if unit else {}) | asked)


def _of_unit(rows, unit):
    return rows if unit is None else rows.filter(unit__in=units_under([unit.path]).values("pk"))
