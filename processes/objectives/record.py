"""The face of objectives: register, record with its course, and the records behind each computed value."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.web.record_pages import linked

from ..actions.states import ActionKind
from ..actions.table import actions_shown
from .forms import EvaluateForm, ObjectiveForm, ReassignForm, ValueForm
from .models import Objective
from .page import course_of, last_value
from .printing import OBJECTIVES_FORM


def objective_context(objective, request):
    """Its course, its values, what came of it, and which misses nothing answers yet."""
    return {
        **course_of(objective),
        **actions_shown(objective, ActionKind.OBJECTIVE_MEASURE),
        "unanswered": objective.course.unanswered(),
        "came": linked(objective, request.user).get("came", []),
    }


OBJECTIVES = register(
    RecordType(
        model=Objective,
        collection="objectives",
        clauses=("6.2",),
        purpose=_(
            "What the office wants to reach, by which figure, until when; the values come in by themselves where "
            "they can."
        ),
        way=Way(_("Quality objectives"), "target", 120, key="o"),
        in_pack=InPack(),
        dated_by="starts_on",
        columns=("title_text", "owner", "state", last_value),
        filters=("period_kind", "owner", "result"),
        create_form=ObjectiveForm,
        together=(Objective.reassign,),
        forms={
            Objective.edit: ObjectiveForm,
            Objective.record_value: ValueForm,
            Objective.evaluate: EvaluateForm,
            Objective.reassign: ReassignForm,
        },
        template="objectives/record.html",
        context=objective_context,
        printed_forms=(OBJECTIVES_FORM,),
    )
)
