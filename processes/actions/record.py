"""The face of actions."""

from qms.lifecycle.registry import RecordType, register
from qms.web.records import linked

from .forms import ExtendForm, NewAction, ReassignForm, ReportForm, SpecifyForm
from .models import Action


def action_context(action, request):
    """What it came from, the units that help, and each time it was given more time."""
    return {
        "units": action.units.filter(active=True).select_related("unit").order_by("pk"),
        "extensions": action.extensions.select_related("given_by").order_by("pk"),
        "standing": action.standing(),
        "came": linked(action, request.user).get("came", []),
    }


ACTIONS = register(
    RecordType(
        model=Action,
        collection="actions",
        columns=("title_text", "kind", "unit", "responsible", "state", "deadline"),
        filters=("kind", "responsible", "unsettled", "late"),
        create_form=NewAction,
        forms={
            "extend": ExtendForm,
            "specify": SpecifyForm,
            "report_done": ReportForm,
            "reassign": ReassignForm,
        },
        template="actions/record.html",
        context=action_context,
    )
)
