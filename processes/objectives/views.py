"""The face of objectives: register, record with its course, and the records behind each computed value."""

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from qms.lifecycle.registry import RecordType, register
from qms.web.counted import counted_parts
from qms.web.records import linked
from qms.web.registers import RecordTypeMixin

from ..actions.states import ActionKind
from ..actions.table import actions_shown
from .forms import EvaluateForm, ObjectiveForm, ReassignForm, ValueForm
from .models import Objective
from .page import course_of, last_value
from .printing import OBJECTIVES_FORM

Objective.last_value = last_value
Objective.last_value.short_description = _("last value and target")
Objective.title_text.short_description = Objective._meta.get_field("title").verbose_name


def objective_context(objective, request):
    """Its course, its values, what came of it, and which misses nothing answers yet."""
    return {
        **course_of(objective),
        **actions_shown(objective, ActionKind.OBJECTIVE_MEASURE),
        "unanswered": objective.unanswered(),
        "came": linked(objective, request.user).get("came", []),
    }


OBJECTIVES = register(
    RecordType(
        model=Objective,
        collection="objectives",
        columns=("title_text", "owner", "state", "last_value"),
        filters=("period_kind", "owner", "result"),
        create_form=ObjectiveForm,
        forms={"edit": ObjectiveForm, "record_value": ValueForm, "evaluate": EvaluateForm, "reassign": ReassignForm},
        template="objectives/record.html",
        context=objective_context,
        printed_forms=(OBJECTIVES_FORM,),
    )
)


class MeasurementPage(RecordTypeMixin, TemplateView):
    """The records counted for one value of an objective, as they were when it was taken."""

    template_name = "web/counted.html"
    record_type = OBJECTIVES

    def get_context_data(self, **kwargs):
        objective = self.seen(self.kwargs["pk"])
        row = next((each for each in objective.measured() if each.pk == self.kwargs["measurement"]), None)
        if row is None or not row.computed:
            raise Http404
        return super().get_context_data(**kwargs) | {
            "record": objective,
            "label": f"{objective.title}, {row.period}",
            "value": row.words(),
            "behind": row.behind(),
            "day": row.taken_at,
            "parts": counted_parts(objective.figure, row.keys, self.request.user, row.taken_at),
            "back": self.address("record", objective.pk),
        }
