"""The face of actions."""

from django.utils.translation import gettext_lazy as _

from qms.lifecycle.registry import InPack, RecordType, register
from qms.lifecycle.ways import Way
from qms.web.record_pages import linked

from .forms import DayForm, NewAction, ReassignForm, ReportForm, SpecifyForm
from .models import Action


def action_context(action, request):
    """What it came from, the units that help, and each time its day was moved."""
    return {
        "units": action.units.filter(active=True).select_related("unit").order_by("pk"),
        "extensions": action.extensions.select_related("given_by").order_by("pk"),
        "lateness": action.lateness(),
        "came": linked(action, request.user).get("came", []),
    }


ACTIONS = register(
    RecordType(
        model=Action,
        collection="actions",
        clauses=("10.2",),
        purpose=_(
            "Who does what until when: corrections, corrective actions and improvements, with the evidence that they "
            "were done."
        ),
        way=Way(_("Actions"), "list-check", 80, key="a"),
        in_pack=InPack(),
        dated_by="due_on",
        columns=("title_text", "kind", "unit", "responsible", "state", "deadline"),
        filters=("kind", "responsible", "unsettled", "late"),
        create_form=NewAction,
        together=(Action.reassign,),
        forms={
            Action.extend: DayForm,
            Action.bring_forward: DayForm,
            Action.specify: SpecifyForm,
            Action.report_done: ReportForm,
            Action.reassign: ReassignForm,
        },
        template="actions/record.html",
        context=action_context,
    )
)
