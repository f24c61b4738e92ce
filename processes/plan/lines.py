"""How lines come into a plan: tasks, each an action, and targets, each an objective."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.acts.rules import unmet
from qms.evidence.links import link
from qms.lifecycle.door import create_as_part, follow

from ..actions import rules as action_rules
from ..actions.models import Action
from ..actions.states import ActionKind
from ..objectives.models import Objective
from .numbering import is_place, next_free, position_of, tidy
from .parts import PlanItem
from .states import ItemKind
from .unit_heads import head_of, verifier_for


def labelled(rounds):
    """The usual rounds under the names that offices give them."""
    labels = {"Q1": _("Quarter I"), "6T": _("6 months"), "Q3": _("Quarter III"), "N": _("Year")}
    return [given | {"label": labels[given["code"]]} for given in rounds]


def task_given(*, field, title, unit, place="", product="", responsible=None, due_on=None, co_leads=(), cooperating=()):
    """What one task of a plan is told by, as `add_tasks` takes it."""
    told = {"field": field, "place": place, "title": title, "product": product, "due_on": due_on}
    return told | {"unit": unit, "responsible": responsible, "co_leads": co_leads, "cooperating": cooperating}


def add_tasks(plan, tasks, actor):
    """Add tasks (each a mapping of the act's values) to a plan; gives the lines. Raises ValidationError."""
    fields = {field.number: field for field in plan.fields.all()}
    taken = set(plan.items.filter(kind=ItemKind.TASK).values_list("place", flat=True))
    added = []
    for given in tasks:
        field = _field(fields, given["field"])
        place = _place(field, given.get("place", ""), taken)
        taken.add(place)
        action = _action(plan, given, actor)
        added.append(
            PlanItem.objects.create(
                plan=plan, kind=ItemKind.TASK, field=field, place=place, position=position_of(place), action=action
            )
        )
    return added


def add_targets(plan, targets, actor):
    """Add targets (each a mapping) to a plan, in their order: each is an objective of the plan's year (6.2.1)."""
    for position, given in enumerate(targets, 1):
        values = dict(given)
        place = values.pop("place")
        objective = create_as_part(
            Objective,
            actor=actor,
            policy=str(plan)[:300],
            starts_on=date(plan.year, 1, 1),
            ends_on=date(plan.year, 12, 31),
            **values,
        )
        link(plan, objective)
        PlanItem.objects.create(plan=plan, kind=ItemKind.TARGET, place=place, position=position, objective=objective)


def _field(fields, number):
    if number not in fields:
        raise ValidationError({"field": [_("The plan has no field %(number)s.") % {"number": number}]})
    return fields[number]


def _place(field, place, taken):
    place = tidy(place) or next_free(field.number, taken)
    if not is_place(place) or not place.startswith(f"{field.number}."):
        like = {"like": f"{field.number}.b"}
        raise ValidationError({"place": [_("A place in this field is written %(like)s.") % like]})
    if place in taken:
        raise ValidationError({"place": [_("This place in the plan is taken.")]})
    return place


def _action(plan, given, actor):
    unit = given["unit"]
    responsible = given.get("responsible") or head_of(unit)
    if responsible is None:
        raise ValidationError({"unit": [_("Nobody heads %(unit)s today: name a person.") % {"unit": unit}]})
    verifier = given.get("verifier") or verifier_for(unit, responsible)
    if verifier is None:
        raise ValidationError({"verifier": [_("Nobody holds a post that could verify it: name a person.")]})
    return create_as_part(
        Action,
        actor=actor,
        origin=plan,
        kind=ActionKind.PLAN_TASK,
        title=given["title"],
        product=given.get("product", ""),
        responsible=responsible,
        verifier=verifier,
        unit=unit,
        due_on=given.get("due_on"),
        co_leads=given.get("co_leads", ()),
        cooperating=given.get("cooperating", ()),
    )


def _refuse_own_time(item, actor):
    """Whoever is or was responsible for a task gives it no other day, by an annex neither; a first day may be set."""
    if item.action.due_on is None:
        return
    for each in unmet([action_rules.is_not_responsible, action_rules.was_never_responsible], item.action, actor):
        raise ValidationError({"file": [f"{item.place}: {each.sentence}"]})


def take_in(plan, rows, actor):
    """Do what the rows of an annex ask for; gives how many tasks were added or changed."""
    new = [row for row in rows if row.item is None]
    changed = [row for row in rows if row.item is not None and row.changes]
    add_tasks(plan, [row.as_task() for row in new], actor)
    reason = _("From the annex of the plan.")
    for row in changed:
        changes = dict(row.changes)
        due_on = changes.pop("due_on", None)
        if due_on:
            _refuse_own_time(row.item, actor)
            action = row.item.action
            sooner = action.due_on is not None and due_on < action.due_on
            follow(action.bring_forward if sooner else action.extend, actor=actor, reason=reason, due_on=due_on)
        if changes:
            follow(row.item.action.specify, actor=actor, reason=reason, **changes)
    return len(new) + len(changed)
