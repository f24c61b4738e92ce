"""Tasks that last year's plan did not finish: each goes on in the new plan, tied to what was until now."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.evidence.links import link
from qms.lifecycle.door import follow

from ..actions.models import Action
from ..actions.states import OPEN_STATES, Part
from .lines import add_tasks
from .parts import PlanItem
from .states import ItemKind, PlanState


def unfinished(plan):
    """The lines of last year's plans of the administration that are still open, in the order of the document."""
    last = type(plan).objects.filter(unit__path__startswith=plan.unit.root_path, year=plan.year - 1)
    rows = PlanItem.objects.filter(plan__in=last.filter(state=PlanState.RUNNING), kind=ItemKind.TASK)
    rows = rows.filter(action__state__in=OPEN_STATES)
    return rows.select_related("field", "action__unit", "action__responsible").order_by("plan", "position", "pk")


def carry(plan, keys, due_on, actor):
    """Go on with these lines in the plan: a new task each, under the same field, and the old one carried over."""
    chosen = list(unfinished(plan).filter(pk__in=keys))
    if len(chosen) != len(set(keys)) or not chosen:
        raise ValidationError({"tasks": [_("Choose tasks that are still open in last year's plan.")]})
    reason = _("Carried over into %(plan)s.") % {"plan": plan.number}
    for row in chosen:
        (item,) = add_tasks(plan, [_as_task(plan, row, due_on)], actor)
        link(row.action, item.action)
        follow(Action.objects.get(pk=row.action_id).carry_over, actor=actor, reason=reason)


def _as_task(plan, row, due_on):
    """The line as a task of the new plan: the field by its name, or else by its number."""
    action = row.action
    named = plan.fields.filter(name=row.field.name).first()
    return {
        "field": named.number if named else row.field.number,
        "title": action.title,
        "product": action.product,
        "unit": action.unit,
        "responsible": _still_there(action),
        "due_on": due_on,
        "co_leads": _units(action, Part.CO_LEADS),
        "cooperating": _units(action, Part.COOPERATES),
    }


def _still_there(action):
    """The person responsible; None, for the head of the unit, where the account is closed."""
    return action.responsible if action.responsible.is_active else None


def _units(action, part):
    return [each.unit for each in action.units.filter(active=True, part=part).select_related("unit")]
