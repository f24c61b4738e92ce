"""The pages of figures: all of them at a glance, and each with its course and the records behind it (9.1.1)."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from qms.ledger.now import today
from qms.lifecycle.registry import type_of

from .cells import words_cell
from .chart_svg import Point, chart_svg
from .counted_months import KeptMonths
from .figures import ALL, HITS, REST, figure_named, figure_query, figure_url, figures, goals
from .period_filters import IndexFilter, PartFilter
from .periods import PeriodKind, periods_until
from .registers import Listing, Narrowed, keys_among
from .tables import Table

# What a course shows, by what is asked for; a year, like any other stretch of days, is shown by its months.
BY_MONTHS = (PeriodKind.MONTH, 12)
COURSE = {PeriodKind.QUARTER: (PeriodKind.QUARTER, 8), PeriodKind.HALF_YEAR: (PeriodKind.HALF_YEAR, 6)}


@login_required
@require_GET
def figure_index(request):
    """Every figure as the person may see it: question, number, formula, and what is aimed at."""
    asked = IndexFilter(request.GET, request)
    told = [] if asked.faults else figures()
    kept = KeptMonths()
    numbers = [figure.of(request.user, asked.period, asked.chosen_unit, kept) for figure in told]
    aims = goals(request.user, asked.chosen_unit)
    groups = {}
    for number in numbers:
        label = capfirst(str(number.figure.model._meta.verbose_name_plural))
        groups.setdefault(label, []).append(shown_as(number, aims.get(number.figure.name)))
    context = {
        "filter": asked,
        "fields": asked.shown_fields(),
        "groups": groups,
        "periods": [(period, here, f"?{figure_query(period, asked.chosen_unit)}") for period, here in asked.periods()],
    }
    return render(request, "web/figures.html", context, status=422 if asked.faults else 200)


def shown_as(number, goal=None):
    """A figure of one reader ready for `c-figure`."""
    return {
        "figure": number.figure,
        "value": number.words(),
        "behind": number.behind(),
        "period": number.period_words(),
        "url": number.url(),
        "goal": goal,
        "tone": goal.tone_of(number.value) if goal else "",
        "tone_words": goal.tone_words(number.value) if goal else "",
    }


class FigurePage(Narrowed, Listing):
    """One figure: its question, the number, its course over time, and the rows that it counts."""

    template_name = "web/figure.html"

    @cached_property
    def figure(self):
        found = figure_named(self.kwargs["name"])
        if found is None:
            raise Http404
        return found

    @cached_property
    def record_type(self):
        """The face of what it counts."""
        return type_of(self.figure.model)

    def get_context_data(self, **kwargs):
        figure, asked = self.figure, PartFilter(self.request.GET, self.request)
        return super().get_context_data(**kwargs) | {
            "filter": asked,
            "fields": asked.shown_fields(figure.only_now),
            "figure": figure,
            "periods": [] if figure.only_now else self._periods(asked),
            **({} if asked.faults else self._told(asked)),
        }

    def _told(self, asked):
        """The number with its course, and the records behind it."""
        figure, part = self.figure, self._part()
        number = figure.of(self.request.user, asked.period, asked.chosen_unit)
        goal = goals(self.request.user, asked.chosen_unit).get(figure.name)
        found = figure.part(self._rows_of(asked.chosen_unit), asked.period, part)
        return {
            "shown": shown_as(number, goal),
            "parts": self._parts(number, part),
            "part_words": dict(figure.parts)[part],
            "count": self._count(number, part, found),
            **self.listed(found),
            "first_url": number.url(part) if "after" in self.request.GET else "",
            **self._course(asked, goal),
        }

    def _count(self, number, part, found):
        """How many stand in the list: the number says it, but where it sums up what they hold."""
        if self.figure.sums:
            return found.order_by().count()
        if self.figure.hits is None:
            return number.numerator
        counts = {ALL: number.denominator, HITS: number.numerator, REST: number.denominator - number.numerator}
        return counts[part]

    def _part(self):
        """The part asked for. Raises Http404 for what the figure does not have."""
        part = self.request.GET.get("part", ALL)
        if part not in dict(self.figure.parts):
            raise Http404
        return part

    def _rows_of(self, unit):
        """What the number is counted from, with what the columns need."""
        model = self.figure.model
        columns = keys_among(model, self.record_type.columns)
        return self.figure.seen_by(self.request.user, unit).select_related(*model.reads_with, *columns)

    def _parts(self, number, chosen):
        if self.figure.hits is None:
            return []
        numbers = (number.denominator, number.numerator, number.denominator - number.numerator)
        return [
            {"words": words, "count": count, "url": number.url(part), "here": part == chosen}
            for (part, words), count in zip(self.figure.parts, numbers, strict=True)
        ]

    def _periods(self, asked):
        links = asked.periods()
        return [(period, here, figure_url(self.figure, period, asked.chosen_unit)) for period, here in links]

    def _course(self, asked, goal):
        """The number over the last periods, drawn and as a table; none for what is told of the present alone."""
        figure = self.figure
        if figure.only_now:
            return {"points": []}
        kind, count = COURSE.get(asked.period.kind(), BY_MONTHS)
        last = min(asked.period.last, max(today(), asked.period.first))
        periods = periods_until(kind, last, count)
        points = [_point(number, goal) for number in figure.course(self.request.user, periods, asked.chosen_unit)]
        aim = {"target": goal.target, "warning": goal.warning, "direction": goal.direction} if goal else {}
        return {
            "points": points,
            "chart": chart_svg(points, key="course", title=str(figure.label), **aim),
            "course": Table.of([_("Period"), figure.label], [_values(point) for point in points]),
        }


def _point(number, goal):
    """A point of the course."""
    return Point(
        short=number.period.short_words(),
        label=number.period.words(),
        value=number.value,
        words=number.words(),
        tone=goal.tone_of(number.value) if goal else "plain",
        tone_words=goal.tone_words(number.value) if goal else "",
        url=number.url(),
        behind=number.behind(),
    )


def _values(point):
    """A point of the course in words."""
    behind = f"({point.behind})" if point.behind else ""
    value = " ".join(filter(None, [point.words, behind]))
    return [words_cell(capfirst(point.label), url=point.url), " · ".join(filter(None, [value, point.tone_words]))]
