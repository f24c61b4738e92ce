"""The face of self-inspections: register, record, and the rounds with their index."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

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
        clauses=("9.1.3",),
        way=Way(_("Self-inspections"), "shield-check", 170, key="t"),
        in_pack=InPack(),
        columns=("unit", "round", "state", "due_on", "inspector"),
        filters=("round", "unfinished", "done", "late"),
        forms={
            SelfInspection.assess: AssessForm,
            SelfInspection.verify: VerifyForm,
            SelfInspection.name_inspector: NameInspectorForm,
        },
        template="inspections/record.html",
        context=inspection_context,
        printed_forms=(SHEET,),
    )
)
