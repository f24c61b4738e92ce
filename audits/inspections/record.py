"""The face of self-inspections: register, record, and the rounds with their index."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.web.measures import percent

from .forms import AssessForm, NameInspectorForm, VerifyForm
from .models import SelfInspection
from .printing import SHEET
from .report import REPORT
from .round import InspectionRound
from .round_forms import EditRoundForm, RoundForm
from .scores import scores_of, summary_of


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


def round_context(round_, request):
    """Unit by unit, field by field, beside the round before it; of the past only what it asked."""
    points = [each for each in round_.points.all() if each.active]
    if round_.is_past:
        return {"points": points}
    before = InspectionRound.objects.filter(unit=round_.unit, until__lt=round_.since).order_by("-until").first()
    earlier = scores_of(before)[2] if before else None
    return summary_of(round_) | {
        "points": points,
        "before": before,
        "share_before": percent(earlier["confirmed"], earlier["judged"]) if earlier else None,
    }


ROUNDS = register(
    RecordType(
        model=InspectionRound,
        collection="inspection-rounds",
        clauses=("9.1.3",),
        way=None,
        reached_through="the register of self-inspections",
        in_pack=InPack(),
        columns=("name", "since", "until", "opens_on", "due_on", "verified_of_all"),
        create_form=RoundForm,
        forms={InspectionRound.edit: EditRoundForm},
        template="inspections/round.html",
        context=round_context,
        printed_forms=(REPORT,),
    )
)
