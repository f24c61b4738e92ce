"""The tables and the picture of a trial."""

from django.utils.translation import gettext as _

from qms.people.models import Unit
from qms.people.posts import PostKind
from qms.text.quantities import rounded
from qms.web.cells import record_cell, toned
from qms.web.chart_svg import Point, chart_svg
from qms.web.tables import Table
from qms.web.templatetags.words import moment

from ..procedures.promise import in_words

LISTED = 200


def counts_table(trial):
    """How many would be late, against how many were."""
    told = [(late, was) for _case, _run, _ends, _due, late, was in trial.told]
    rows = [
        [_("Late with this draft"), sum(late for late, _was in told)],
        [_("Late as it really was"), sum(was for _late, was in told)],
        [_("Late with the draft, in time as it was"), sum(late and not was for late, was in told)],
        [_("In time with the draft, late as it was"), sum(was and not late for late, was in told)],
        [_("All that were run"), len(told)],
    ]
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


def dossiers_table(trial):
    """The dossiers, those first that would be late."""
    told = sorted(trial.told, key=lambda each: (not each[4], not each[5], -each[1].waited))
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
