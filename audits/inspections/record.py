"""The face of self-inspections: register, record, and the rounds with their index."""

from qms.lifecycle.registry import RecordType, register

from .forms import AssessForm, NameInspectorForm, VerifyForm
from .models import SelfInspection
from .printing import SHEET


def inspection_context(inspection, request):
    """The points with their answers, by field of reform."""
    past = inspection.is_past
    rows = inspection.answers.all() if past else inspection.answers.select_related("point")
    answers = {each.point_id: each for each in rows}
    groups = {}
    for point in inspection.round.points.filter(active=True):
        groups.setdefault(point.field, []).append((point, answers.get(point.pk)))
    return {"groups": list(groups.items()), "answered": len(answers), "past": past}


INSPECTIONS = register(
    RecordType(
        model=SelfInspection,
        collection="self-inspections",
        columns=("unit", "round", "state", "due_on", "inspector"),
        filters=("round", "unfinished", "done", "late"),
        forms={"assess": AssessForm, "verify": VerifyForm, "name_inspector": NameInspectorForm},
        template="inspections/record.html",
        context=inspection_context,
        printed_forms=(SHEET,),
    )
)
