"""What the pages of self-inspections and of their rounds show: points, units and fields of reform, each a table."""

from dataclasses import replace

from django.utils.translation import gettext as _

from qms.web.cells import Cell, record_cell, state_cell, toned, words_cell
from qms.web.measures import number_words, percent
from qms.web.tables import Table

from .round import InspectionRound
from .scores import scores_of, summary_of


def inspection_context(inspection, request):
    """The points with their answers, a table for each field of reform."""
    past = inspection.is_past
    rows = inspection.answers.all() if past else inspection.answers.select_related("point")
    answers = {each.point_id: each for each in rows}
    groups = {}
    for point in inspection.round.points.filter(active=True):
        groups.setdefault(point.field, []).append(_point(point, answers.get(point.pk)))
    heads = [_("What is checked"), _("Result"), _("Claimed"), _("Confirmed")]
    tables = [(field, Table.of(heads, rows)) for field, rows in groups.items()]
    return {"groups": tables, "answered": len(answers), "past": past}


def _point(point, answer):
    if answer is None:
        return [point.text, "", _of(None, point.most), ""]
    remark = answer.remark and words_cell(f"{_('remark of the inspector')}: {answer.remark}")
    what = words_cell(point.text, answer.evidence, remark)
    claimed, confirmed = _of(answer.claimed, point.most), Cell("", "number", answer.confirmed)
    return [what, answer.get_result_display(), claimed, confirmed]


def round_context(round_, request):
    """Unit by unit, field by field, beside the round before it; of the past only what it asked."""
    points = [each for each in round_.points.all() if each.active]
    if round_.is_past:
        return {"points": points}
    before = InspectionRound.objects.filter(unit=round_.unit, until__lt=round_.since).order_by("-until").first()
    earlier = scores_of(before)[2] if before else None
    summary = summary_of(round_)
    return summary | {
        "points": points,
        "units_table": _units(summary["inspections"]),
        "fields_table": _fields(summary["fields"]),
        "round_before": before,
        "share_before": percent(earlier["confirmed"], earlier["judged"]) if earlier else None,
    }


def _units(inspections):
    heads = [_("Unit"), _("State"), _("Inspector"), _("Claimed"), _("Confirmed")]
    return Table.of(heads, [_unit(each) for each in inspections])


def _unit(each):
    late = [toned(_("late"), "late")] if each.is_late() and not each.submitted_at else []
    claimed = _of(each.sums["claimed"], each.sums["most"]) if each.sums else ""
    confirmed = number_words(each.sums["confirmed"]) if each.sums and each.verified_at else ""
    state = replace(state_cell(each), below=tuple(late))
    return [record_cell(each, each.unit), state, each.inspector, claimed, confirmed]


def _fields(fields):
    heads = [_("Field of reform"), _("Claimed"), _("Confirmed"), _("Share confirmed")]
    return Table.of(heads, [_field(*each) for each in fields])


def _field(name, sums, share):
    confirmed = _of(sums["confirmed"], sums["judged"]) if sums["judged"] else ""
    return [name, _of(sums["claimed"], sums["most"]), confirmed, Cell("", "share", share)]


def _of(part, whole):
    return f"{'–' if part is None else number_words(part)} / {number_words(whole)}"
