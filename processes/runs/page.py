"""The tables and pictures of the page of runs; every number leads to the dossiers it counts."""

from fractions import Fraction

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from qms.text.quantities import number_words, rounded
from qms.web.cells import count_cell
from qms.web.chart_svg import Point, chart_svg
from qms.web.measures import Measure, percent, value_words
from qms.web.tables import Table

from ..cases.case_lateness import EARLY, LATE, ON_TIME
from ..procedures.promise import MINUTES_A_DAY
from .report import middle, times_of

VERDICTS = (EARLY, ON_TIME, LATE)


class Links:
    """The address of the list behind a number, with what is asked on this page."""

    def __init__(self, asked):
        self.asked = asked

    def to(self, *keys):
        """The list of the dossiers that count under all of these."""
        given = {
            name: self.asked.data[name] for name in ("from", "until", "unit", "procedure") if self.asked.data.get(name)
        }
        return f"{reverse('runs_dossiers')}?{urlencode(given | {'of': ' '.join(keys)})}"

    def count(self, report, *keys):
        """How many, leading to them."""
        return count_cell(len(report.keys_of(*keys)), self.to(*keys))


def days_words(minutes):
    """Office minutes as working days of eight hours, one place after the comma."""
    return "–" if minutes is None else number_words(Fraction(minutes) / MINUTES_A_DAY, 1)


def share_words(part, whole):
    return value_words(percent(part, whole), Measure.PERCENT) if whole else "–"


def outcome_table(report, links, kind, head):
    """On time, early and late by procedure, unit or month, with the time and where it went."""
    heads = [
        head, _("Dossiers"), _("Early"), _("On time"), _("Late"), _("In time, %"),
        _("Middle time (working days)"), _("Worked on"), _("Waiting"), _("Standing still"),
    ]  # fmt: skip
    keys = report.keys_like(kind)
    ordered = sorted(keys) if kind == "month" else keys
    return Table.of(heads, [_outcome_row(report, links, key) for key in ordered])


def _outcome_row(report, links, key):
    found = report.having(key)
    times = times_of(found)
    return [
        report.words(key),
        links.count(report, key),
        *(links.count(report, key, f"verdict.{how}") for how in VERDICTS),
        in_time_words(report, key),
        days_words(middle([trace.total for trace in found])),
        *(share_words(each, sum(times)) for each in times),
    ]


def in_time(report, *keys):
    """The share that ended by the due moment, of those that have one; None of nothing."""
    counts = [len(report.keys_of(*keys, f"verdict.{how}")) for how in VERDICTS]
    return percent(sum(counts[:2]), sum(counts))


def _drawn(share):
    return None if share is None else rounded(share)


def in_time_words(report, *keys):
    return value_words(in_time(report, *keys), Measure.PERCENT)


def months_chart(report, links):
    """How many in a hundred ended in time, month by month."""
    points = [
        Point(
            short=f"{int(key[-2:])}/{key[-5:-3]}",
            label=report.words(key),
            value=_drawn(in_time(report, key)),
            words=in_time_words(report, key),
            url=links.to(key),
        )
        for key in sorted(report.keys_like("month"))
    ]
    return chart_svg(points, key="months", title=_("Settled in time, in per cent, by month"))


def times_table(report):
    """Where the time went, of all together."""
    words = (_("worked on, at its steps"), _("waiting to be begun"), _("standing still for the applicant or by law"))
    times = times_of(report.traces)
    rows = [[said, days_words(each), share_words(each, sum(times))] for said, each in zip(words, times, strict=True)]
    return Table.of([_("Office time"), _("Working days"), _("Share")], rows)


def times_chart(report):
    """The same as bars, in per cent."""
    times = times_of(report.traces)
    short = (_("worked on"), _("wait"), _("stood still"))
    points = [
        Point(short=each, label=each, value=_drawn(percent(time, sum(times))), words=share_words(time, sum(times)))
        for each, time in zip(short, times, strict=True)
    ]
    return chart_svg(points, key="times", title=_("Where the time went, in per cent"))
