"""The tables and the picture of a trial."""

from django.utils.translation import gettext as _

from qms.people.models import Unit
from qms.people.posts import PostKind
from qms.text.quantities import rounded
from qms.web.cells import count_cell, record_cell, toned
from qms.web.chart_svg import Point, chart_svg
from qms.web.tables import Table
from qms.web.templatetags.words import moment

from ..procedures.promise import in_words
from .questions import ONLY

LISTED = 200


def counts_table(trial, address):
    """How many would be late, against how many were; each number leads to its dossiers."""
    rows = [[ONLY[name].label, count_cell(len(trial.only(name)), address(name))] for name in ONLY]
    rows.append([_("All that were run"), count_cell(len(trial.told), address(""))])
    return Table.of([_("Dossiers"), _("How many")], rows)


def stations_table(trial):
    """What each post would have to do, and where dossiers would wait."""
    units = dict(Unit.objects.filter(code__in={code for _post, code in trial.result[1]}).values_list("code", "name"))
    heads = [
        _("Post"), _("Unit"), _("Dossiers at once at most"), _("Steps done"), _("Working time in all"),
        _("Waiting for each step, on average"), _("Longest waiting"),
    ]  # fmt: skip
    rows = [
        [
            PostKind(post).label if post in PostKind.values else "–",
            units.get(unit, unit),
            load.places,
            load.visits,
            in_words(load.work),
            in_words(round(load.waited / load.visits) if load.visits else 0),
            in_words(load.longest),
        ]
        for (post, unit), load in trial.result[1].items()
    ]
    return Table.of(heads, rows)


def waits_chart(trial):
    """How long dossiers would wait at each step, on average, in hours."""
    runs = trial.result[0]
    points = []
    for step in trial.steps:
        minutes = sum(run.waits[step["code"]] for run in runs) / len(runs)
        hours = rounded(minutes / 60, 2)
        points.append(Point(short=step["code"], label=step["name"], value=hours, words=in_words(round(minutes))))
    return chart_svg(points, key="waits", title=_("Waiting at each step, in hours for each dossier"))


def waits_table(trial):
    """The same as a table."""
    runs = trial.result[0]
    rows = [
        [
            f"{step['code']} {step['name']}",
            in_words(step["minutes"]),
            in_words(round(sum(run.waits[step["code"]] for run in runs) / len(runs))),
        ]
        for step in trial.steps
    ]
    return Table.of([_("Step"), _("Time given"), _("Waiting for each dossier")], rows)


def dossiers_table(trial, only):
    """The dossiers that were asked for, those first that would be late."""
    told = sorted(trial.only(only), key=lambda each: (not each[4], not each[5], -each[1].waited))
    rows = [
        [
            record_cell(case),
            moment(case.accepted_at),
            moment(ends),
            moment(due) if due else "–",
            in_words(run.waited),
            toned(_("late"), "late") if late else toned(_("in time"), "good"),
            toned(_("late"), "late") if was else _("in time"),
        ]
        for case, run, ends, due, late, was in told[:LISTED]
    ]
    heads = [
        _("Dossier"), _("Accepted"), _("Would end"), _("Promised until"), _("Would wait"), _("With the draft"),
        _("As it was"),
    ]  # fmt: skip
    return Table.of(heads, rows)
