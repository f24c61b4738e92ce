"""The stories of the commune's risks and opportunities, played through the door as fixtures/risks.toml tells them."""

from django.utils import timezone

from qms.lifecycle.door import create, perform

from ..actions.models import Action
from ..actions.states import ActionKind
from ..map.models import Process
from .models import Risk
from .services import set_scale, setter_of_scale

ACTION_ACTS = {"start": "start", "report_done": "report_done", "accept_action": "accept"}
NOT_VALUES = ("at", "by", "act", "action")


def scale_story(given, *, people):
    """The office sets its scale."""
    yield timezone.make_aware(given["at"])
    actor = setter_of_scale(people[given["by"]])
    set_scale(actor=actor, medium_from=given["medium_from"], high_from=given["high_from"], reason=given["why"])


def risk_story(given, *, people, units):
    """One risk or opportunity: identified, and then each scene of its story in its time."""
    yield timezone.make_aware(given["identified"])
    risk = create(
        Risk,
        by=people[given["by"]],
        kind=given["kind"],
        title=given["title"],
        unit=units[given["unit"]],
        owner=people[given["owner"]],
        process=Process.objects.get(number=given["process"]),
        causes=given["causes"],
        consequences=given["consequences"],
    )
    actions = []
    for scene in given["story"]:
        yield timezone.make_aware(scene["at"])
        _play(risk, scene, actions, people)


def _play(risk, scene, actions, people):
    """One scene: an act of the risk, an action given, or an act of one of its actions."""
    by, act = people[scene["by"]], scene["act"]
    values = {name: value for name, value in scene.items() if name not in NOT_VALUES}
    if act == "give":
        actions.append(_give(risk, by, values, people))
    elif act in ACTION_ACTS:
        action = actions[scene.get("action", len(actions)) - 1]
        perform(getattr(action, ACTION_ACTS[act]), by=by, **values)
    else:
        perform(getattr(risk, act), by=by, **values)


def _give(risk, by, values, people):
    return create(
        Action,
        by=by,
        origin=risk,
        kind=ActionKind.RISK_TREATMENT,
        title=values["title"],
        responsible=people[values["to"]],
        verifier=people[values["verifier"]],
        unit=risk.unit,
        due_on=values["due"],
    )
