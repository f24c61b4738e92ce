"""The office's own index: points claimed and confirmed by unit and by field of reform."""

from collections import defaultdict
from decimal import Decimal

from qms.web.measures import percent

from .parts import PointAnswer
from .states import DONE_STATES, Result


def scores_of(round_):
    """(rows by unit, rows by field, total), each {claimed, confirmed, most}; points that do not apply count nowhere."""
    answers = PointAnswer.objects.filter(inspection__round=round_).exclude(result=Result.NOT_APPLICABLE)
    units, fields, total = defaultdict(_nothing), defaultdict(_nothing), _nothing()
    for row in answers.select_related("point", "inspection"):
        done = row.inspection.state in DONE_STATES
        for sums in (units[row.inspection_id], fields[row.point.field], total):
            sums["claimed"] += row.claimed or 0
            sums["most"] += row.point.most
            sums["confirmed"] += (row.confirmed or 0) if done else 0
            sums["judged"] += row.point.most if done else 0
    return units, fields, total


def summary_of(round_):
    """A round in numbers: its self-inspections with their sums, its fields with their shares, and the whole."""
    units, fields, total = scores_of(round_)
    inspections = list(round_.inspections.select_related("unit", "inspector").order_by("unit__path"))
    for each in inspections:
        each.sums = units.get(each.pk)
    return {
        "inspections": inspections,
        "fields": [(name, sums, percent(sums["confirmed"], sums["judged"])) for name, sums in fields.items()],
        "share": percent(total["confirmed"], total["judged"]),
        "claimed_share": percent(total["claimed"], total["most"]),
        "done": sum(1 for each in inspections if each.state in DONE_STATES),
        "late": sum(1 for each in inspections if each.is_late() and each.submitted_at is None),
    }


def _nothing():
    return {"claimed": Decimal(0), "confirmed": Decimal(0), "most": Decimal(0), "judged": Decimal(0)}
