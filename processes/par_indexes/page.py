"""What the page of an index shows: the tree, the units, where points are lost, and the years."""

from django.utils.translation import gettext as _

from qms.text.quantities import number_words
from qms.web.cells import Cell, record_cell, small, state_cell, words_cell
from qms.web.measures import percent
from qms.web.tables import Table

from .points import by_unit, course_of, most_lost, tree_of


def index_context(index, request):
    """Tables of one index; of its past only what it says of itself."""
    if index.is_past:
        return {"past": True}
    rows = list(index.criteria.select_related("unit").order_by("position", "pk"))
    return {
        "tree": [(top.words, _of(top), _group_table(top)) for top in tree_of(rows)],
        "units": _units(by_unit(rows)),
        "lost": _lost(most_lost(rows)),
        "years": _years(course_of(index)),
        "count": len(rows),
    }


def _group_table(top):
    heads = [_("Criterion"), _("Unit"), _("State"), _("Own points"), _("Confirmed")]
    rows = []
    for group in top.below.values():
        if group.words:
            rows.append(
                [words_cell(group.words), "", "", _of(group), _points(group.confirmed) if group.confirmed else ""]
            )
        rows += [_criterion(each) for each in group.below.values()]
    return Table.of(heads, rows)


def _criterion(each):
    own = f"{_points(each.own())} / {_points(each.most)}"
    what = record_cell(each, f"{each.code} {each.name}", below=[small(each.figure_words)] if each.figure_words else ())
    return [what, str(each.unit), state_cell(each), own, _points(each.confirmed)]


def _units(sums):
    heads = [_("Unit"), _("Criteria"), _("Own points"), _("Confirmed"), _("Share")]
    return Table.of(
        heads, [[each.words, each.count, _of(each), _points(each.confirmed), _share(each)] for each in sums]
    )


def _lost(criteria):
    heads = [_("Criterion"), _("Unit in charge"), _("Points lost"), _("Why")]
    return Table.of(heads, [[record_cell(e, f"{e.code} {e.name}"), e.unit, _points(e.lost()), e.why] for e in criteria])


def _years(course):
    heads = [_("Year"), _("Own points"), _("Confirmed"), _("Rank"), _("Share")]
    rows = []
    for index, sums in course:
        best = sums["confirmed"] or sums["claimed"]
        own = f"{_points(sums['claimed'])} / {_points(sums['most'])}"
        share = Cell("", "share", percent(best, sums["most"]))
        rows.append(
            [record_cell(index, index.year), own, _points(sums["confirmed"]) if index.result else "", index.rank, share]
        )
    return Table.of(heads, rows)


def _share(each):
    return Cell("", "share", percent(each.confirmed or each.claimed, each.most))


def _of(each):
    return f"{_points(each.claimed)} / {_points(each.most)}"


def _points(value):
    return "–" if value is None else number_words(value)
