"""The faces of the measuring plan and of judgements on means of measuring."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .fitness import FitnessCheck
from .forms import AnalyseForm, EditForm, FitnessForm, NewFitnessCheck, NewMeasure, ReviewForm
from .models import PlannedMeasure
from .page import measure_context
from .printing import SHEET

MEASURES = register(
    RecordType(
        model=PlannedMeasure,
        collection="measuring-plan",
        clauses=("9.1.1", "9.1.3"),
        purpose=_("What is measured, how, when and by whom it is analysed; each period with its number and result."),
        way=Way(_("Measuring plan"), "chart-bar", 171),
        in_pack=InPack(),
        columns=("title_text", "unit", "period_kind", "post", "state", "analysed_until"),
        filters=("post", "year", "in_force", "to_review"),
        create_form=NewMeasure,
        forms={
            PlannedMeasure.edit: EditForm,
            PlannedMeasure.analyse: AnalyseForm,
            PlannedMeasure.review: ReviewForm,
        },
        template="measuring/measure.html",
        context=measure_context,
    )
)
FITNESS = register(
    RecordType(
        model=FitnessCheck,
        collection="fitness-checks",
        clauses=("7.1.5",),
        purpose=_("Whether surveys and figures tell the truth for what they are used for, judged period by period."),
        way=Way(_("Fitness of measuring"), "scale", 172),
        in_pack=InPack(),
        columns=("title_text", "unit", "verdict", "state", "until", "confirmed_by"),
        filters=("verdict", "standing"),
        create_form=NewFitnessCheck,
        forms={FitnessCheck.edit: FitnessForm},
        template="measuring/check.html",
        printed_forms=(SHEET,),
    )
)
