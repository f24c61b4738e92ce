"""The face of trainings."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way

from .forms import AttendanceForm, EditForm, EffectForm, JudgeForm, TrainingForm
from .models import Training
from .page import training_context
from .printing import ATTENDANCE

TRAININGS = register(
    RecordType(
        model=Training,
        collection="trainings",
        clauses=("7.2", "7.3"),
        purpose=_("One training: who attended, and whether it helped, judged later by somebody apart from it."),
        way=Way(_("Training"), "user-check", 123),
        in_pack=InPack(),
        columns=("title", "planned_on", "competence", "state", "judge", "judge_on"),
        filters=("open", "late", "competence", "plan"),
        create_form=TrainingForm,
        forms={
            Training.edit: EditForm,
            Training.record_attendance: AttendanceForm,
            Training.find_effective: EffectForm,
            Training.find_ineffective: EffectForm,
            Training.name_judge: JudgeForm,
        },
        template="trainings/record.html",
        context=training_context,
        printed_forms=(ATTENDANCE,),
    )
)
