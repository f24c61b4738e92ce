"""The stories of the commune's quality objectives, played through the door as fixtures/objectives.toml tells them."""

from decimal import Decimal

from django.utils import timezone

from qms.lifecycle.door import create, perform

from ..actions.seed import play_with_actions
from ..actions.states import ActionKind
from .models import Objective

PLAIN = ("title", "indicator", "formula", "measure", "direction", "period_kind", "measures", "policy")
DAYS = ("starts_on", "ends_on")
NUMBERS = ("target", "warning")


def objective_story(given, *, people, units):
    """One objective: proposed, approved, and then each scene of its story; the clock starts it and takes its values."""
    yield timezone.make_aware(given["proposed"])
    values = {name: given[name] for name in PLAIN + DAYS if name in given}
    values |= {name: Decimal(str(given[name])) for name in NUMBERS if name in given}
    by, owner = people[given["by"]], people[given["owner"]]
    objective = create(Objective, by=by, unit=units[given["unit"]], owner=owner, **values)
    if "approved" not in given:
        return
    yield timezone.make_aware(given["approved"])
    perform(objective.approve, by=people[given["approver"]])
    actions = []
    for scene in given.get("story", ()):
        yield timezone.make_aware(scene["at"])
        scene = scene | ({"value": Decimal(str(scene["value"]))} if "value" in scene else {})
        play_with_actions(objective, ActionKind.OBJECTIVE_MEASURE, scene, actions, people)
