"""The paths really taken beside the path drawn, and what sent dossiers back or let them be asked for once more."""

from collections import Counter

from django.utils.translation import gettext as _

from qms.lifecycle.diagrams import Edge, draw
from qms.web.cells import words_cell
from qms.web.tables import Table

from ..procedures.diagrams import nodes_and_edges
from ..procedures.models import effective_version
from .conformance import departure, is_compared, turns
from .drawn import steps_drawn_of
from .labels import AS_DRAWN, DEPARTED, departure_key, target_words, way_key
from .page import days_words, in_time_words, share_words
from .report import middle

SHOWN = 10


def paths_table(report, links):
    """The paths taken, those most gone first, each with its share, its time, and where it left the path drawn."""
    heads = [
        _("Path"),
        _("Dossiers"),
        _("Share"),
        _("Middle time (working days)"),
        _("In time, %"),
        _("Against the path drawn"),
    ]
    return Table.of(heads, [_path_row(report, links, key) for key in report.keys_like("path")[:SHOWN]])


def _path_row(report, links, key):
    found = report.having(key)
    return [
        words_cell(report.words(key), found[0].procedure_words),
        links.count(report, key),
        share_words(len(found), len(report.traces)),
        days_words(middle([trace.total for trace in found])),
        in_time_words(report, key),
        against(found[0]),
    ]


def against(trace):
    """How a path stands to the one drawn, in words."""
    if not is_compared(trace):
        return _("not compared: its steps are those of another system")
    return departure(trace) or _("as drawn")


def conformance_table(report, links):
    """How many kept to the path drawn, and where the others left it."""
    left = Counter(departure(trace) for trace in report.having(DEPARTED))
    compared = sum(is_compared(trace) for trace in report.traces)
    rows = [
        [
            words_cell(_("kept to the path drawn")),
            links.count(report, AS_DRAWN),
            share_words(len(report.keys_of(AS_DRAWN)), compared),
        ],
        [
            words_cell(_("left the path drawn")),
            links.count(report, DEPARTED),
            share_words(len(report.keys_of(DEPARTED)), compared),
        ],
        *(
            [words_cell(words), links.count(report, departure_key(words)), share_words(count, compared)]
            for words, count in left.most_common(SHOWN)
        ),
    ]
    return Table.of([_("Of the dossiers run here"), _("Dossiers"), _("Share")], rows)


def causes_table(report, links, kind, head):
    """Returns or requests by their cause, those that struck most dossiers first."""
    keys = report.keys_like(kind)
    rows = [
        [report.words(key), links.count(report, key), share_words(len(report.keys_of(key)), len(report.traces))]
        for key in keys[:SHOWN]
    ]
    return Table.of([head, _("Dossiers"), _("Share of all")], rows)


def drawing(report, procedure):
    """The path drawn of a procedure in force, each way with how many dossiers went it; "" where there is none."""
    version = effective_version(procedure) if procedure else None
    if version is None or not report.traces:
        return ""
    gone = turns(report.traces)
    nodes, edges = nodes_and_edges({"steps": steps_drawn_of(version)})
    counted = [
        Edge(each.source, each.target, f"{each.label}: {gone.get((each.source, each.target), 0)}") for each in edges
    ]
    passed = {*gone, *(source for source, _target in gone)}
    return draw(
        nodes, counted, passed=passed, title=_("How many went each way of %(procedure)s") % {"procedure": version}
    )


def ways_table(report, links, procedure):
    """The same as a table, with ways that no drawing has: how often each was gone, and by which dossiers."""
    gone = turns(report.traces) if procedure else {}
    rows = [
        [source, target_words(target), count, links.count(report, way_key(procedure.pk, source, target))]
        for (source, target), count in sorted(gone.items(), key=lambda each: -each[1])
    ]
    return Table.of([_("From step"), _("To"), _("How often"), _("Dossiers")], rows)
