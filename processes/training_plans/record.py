"""The face of training plans."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.web.panels import panels_of

from .forms import CloseForm, EditForm, TrainingPlanForm
from .models import TrainingPlan
from .printing import PLAN


def plan_context(plan, request):
    """The trainings that name it."""
    return {"trainings": panels_of(plan, "trainings", request)}


TRAINING_PLANS = register(
    RecordType(
        model=TrainingPlan,
        collection="training-plans",
        clauses=("7.2", "7.1.2"),
        purpose=_("What is taught in a year, to whom, and why."),
        way=None,
        reached_through="the register of trainings",
        in_pack=InPack(),
        columns=("title_text", "unit", "state", "done_of_all", "approved_by"),
        filters=("year",),
        create_form=TrainingPlanForm,
        forms={TrainingPlan.edit: EditForm, TrainingPlan.close: CloseForm},
        template="training_plans/record.html",
        context=plan_context,
        printed_forms=(PLAN,),
    )
)
