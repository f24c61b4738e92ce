"""The ten steps that cost most office time, as a table and a picture: where it pays to look first."""

from collections import defaultdict

from django.utils.translation import gettext as _

from qms.text.quantities import rounded
from qms.web.cells import count_cell, words_cell
from qms.web.chart_svg import Point, chart_svg
from qms.web.tables import Table

from ..procedures.promise import MINUTES_A_DAY, in_words
from .labels import step_key
from .page import days_words, share_words
from .report import middle

SHOWN = 10


def costly_steps(report):
    """(key, procedure, visits) of the steps at which most time was spent, those first."""
    visits, procedures = defaultdict(list), {}
    for trace in report.traces:
        for visit in trace.visits:
            key = step_key(trace, visit)
            visits[key].append(visit)
            procedures[key] = trace.procedure_words
    ordered = sorted(visits, key=lambda key: (-minutes_of(visits[key]), key))
    return [(key, procedures[key], visits[key]) for key in ordered[:SHOWN]]


def minutes_of(visits):
    """The office minutes of these visits together."""
    return sum(each.minutes for each in visits)


def steps_table(report, links, steps):
    """What each of these steps cost, and how often it took longer than it is given."""
    heads = [
        _("Step"), _("Dossiers"), _("Working days in all"), _("Share of all steps"),
        _("Middle time"), _("Time given"), _("Dossiers beyond it"), _("Until begun, middle"),
    ]  # fmt: skip
    whole = sum(minutes_of(trace.visits) for trace in report.traces)
    return Table.of(heads, [_row(report, links, place, each, whole) for place, each in enumerate(steps, 1)])


def _row(report, links, place, step, whole):
    key, procedure, visits = step
    beyond = f"{key}.beyond"
    given = {each.drawn for each in visits if each.drawn is not None}
    return [
        words_cell(f"{place}. {visits[-1].name}", procedure),
        links.count(report, key),
        days_words(minutes_of(visits)),
        share_words(minutes_of(visits), whole),
        in_words(round(middle([each.minutes for each in visits]))),
        "; ".join(in_words(each) for each in sorted(given)) or "–",
        count_cell(len(report.keys_of(beyond)), links.to(beyond), "late"),
        in_words(round(middle([each.lay for each in visits]))),
    ]


def steps_chart(steps, links):
    """The same as bars of working days, under the numbers of the table."""
    points = [
        Point(
            short=str(place),
            label=visits[-1].name,
            value=rounded(minutes_of(visits) / MINUTES_A_DAY),
            words=days_words(minutes_of(visits)),
            url=links.to(key),
        )
        for place, (key, _procedure, visits) in enumerate(steps, 1)
    ]
    return chart_svg(points, key="steps", title=_("The steps that cost most, in working days"))
