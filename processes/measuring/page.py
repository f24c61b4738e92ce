"""A row of the measuring plan as its page shows it: its course, each analysis, and the judgements on it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from qms.web.cells import record_cell, state_cell, words_cell
from qms.web.chart_svg import Point, chart_svg
from qms.web.figures import figure_url, this_year
from qms.web.tables import Table

from .fitness import FitnessCheck

SHOWN = 12


def measure_context(measure, request):
    """The analyses, newest first, drawn as a course; where the figure and what is slow stand today."""
    rows = list(measure.analyses.all() if measure.is_past else measure.analyses.select_related("analysed_by"))
    heads = [
        _("Period"),
        _("Value"),
        pgettext("measure", "Conclusion"),
        _("What the analysis found"),
        _("Analysed by"),
        _("Behind it"),
    ]
    told = [
        [
            str(row.period),
            words_cell(row.value_in_words(), row.behind()),
            row.get_conclusion_display(),
            row.words,
            str(row.analysed_by),
            _source(measure, row),
        ]
        for row in reversed(rows)
    ]
    context = {"analyses": Table.of(heads, told), "chart": _course(measure, rows[-SHOWN:]) if rows else ""}
    return context if measure.is_past else context | _today(measure, request)


def _source(measure, row):
    count = row.counted()
    words = ngettext("%(number)s record counted", "%(number)s records counted", count) % {"number": count}
    return words_cell(words, url=reverse("measure_counted", args=[measure.pk, row.pk]))


def _course(measure, rows):
    points = [
        Point(short=row.period.short_words(), label=row.period.words(), value=row.value, words=row.value_in_words())
        for row in rows
    ]
    return chart_svg(points, key="course", title=measure.title_text(), line=True)


def _today(measure, request):
    """The figure as it stands, and what was judged of it."""
    seen = FitnessCheck.objects.visible_to(request.user).filter(measure=measure).order_by("-until", "-pk")
    heads = [_("Number"), _("Period"), pgettext("fitness", "Judgement"), _("State")]
    rows = [
        [
            record_cell(each),
            f"{each.since:%d/%m/%Y} – {each.until:%d/%m/%Y}",
            each.get_verdict_display(),
            state_cell(each),
        ]
        for each in seen
    ]
    figure = measure.what
    url = figure_url(figure, this_year(), measure.unit) if figure else ""
    return {"checks": Table.of(heads, rows), "figure": figure, "figure_url": url}
